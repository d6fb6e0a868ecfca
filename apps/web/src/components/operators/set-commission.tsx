'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { CommissionForm } from '#components/operators/commission-form';
import { Dialog } from '#components/ui/dialog';
import { toast } from '#components/ui/toasts';
import { useFormat } from '#hooks/use-format';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail } from '#trpc/types';

interface SetCommissionProps {
  operator: AdminOperatorDetail;
  open: boolean;
  onClose: () => void;
}

/** Sets everybody's commission. */
export function SetCommission({ operator, open, onClose }: SetCommissionProps) {
  const t = useTranslations();
  const { percentText } = useFormat();
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const { code } = operator;
  const name = useOperatorNames()(code);
  const set = useMutation(
    trpc.admin.operator.setCommission.mutationOptions({
      onSuccess: async (changed, { basisPoints, effectiveFrom }) => {
        onClose();
        await refresh(changed);
        const done = effectiveFrom === undefined ? 'catalogue.setDone' : 'catalogue.setLaterDone';
        toast.success(t(done, { name, percent: percentText(basisPoints) }));
      },
    }),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('catalogue.setTitle', { name })}
      description={t('catalogue.setText')}
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
