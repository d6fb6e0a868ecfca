'use client';

import { useMutation } from '@tanstack/react-query';
import { toast } from 'sonner';

import { CommissionForm } from '#components/operators/commission-form';
import { Dialog } from '#components/ui/dialog';
import { percentText } from '#format/percent';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { fill } from '#i18n/fill';
import { catalogue } from '#i18n/catalogue';
import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail } from '#trpc/types';

interface SetCommissionProps {
  operator: AdminOperatorDetail;
  open: boolean;
  onClose: () => void;
}

/** Sets everybody's commission. */
export function SetCommission({ operator, open, onClose }: SetCommissionProps) {
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const { code, name } = operator;
  const set = useMutation(
    trpc.admin.operator.setCommission.mutationOptions({
      onSuccess: async (changed, { basisPoints, effectiveFrom }) => {
        onClose();
        await refresh(changed);
        const done = effectiveFrom === undefined ? catalogue.setDone : catalogue.setLaterDone;
        toast.success(fill(done, { name, percent: percentText(basisPoints) }));
      },
    }),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={fill(catalogue.setTitle, { name })}
      description={catalogue.setText}
    >
      <CommissionForm
        basisPoints={operator.commissionBasisPoints}
        isBusy={set.isPending}
        error={set.error}
        onCancel={onClose}
        onSend={(commission) => set.mutate({ code, ...commission })}
      />
    </Dialog>
  );
}
