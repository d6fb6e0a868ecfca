'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { CommissionForm } from '#components/operators/commission-form';
import { SellerPicker, type ChosenSeller } from '#components/operators/seller-picker';
import { Dialog } from '#components/ui/dialog';
import { toast } from '#components/ui/toasts';
import { useFormat } from '#hooks/use-format';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail, SellerCommission } from '#trpc/types';

interface SetSellerCommissionProps {
  operator: AdminOperatorDetail;
  /** Whose is changed; null: somebody has to be found first. */
  item: SellerCommission | null;
  open: boolean;
  onClose: () => void;
}

export function SetSellerCommission({ operator, item, open, onClose }: SetSellerCommissionProps) {
  const t = useTranslations();
  const nameOf = useOperatorNames();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('catalogue.setForTitle')}
      description={t('catalogue.setForText', { name: nameOf(operator.code) })}
    >
      <SellerForm operator={operator} item={item} onDone={onClose} />
    </Dialog>
  );
}

interface SellerFormProps {
  operator: AdminOperatorDetail;
  item: SellerCommission | null;
  onDone: () => void;
}

function SellerForm({ operator, item, onDone }: SellerFormProps) {
  const t = useTranslations();
  const { percentText } = useFormat();
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const [seller, setSeller] = useState<ChosenSeller | null>(item?.user ?? null);
  const set = useMutation(
    trpc.admin.operator.setSellerCommission.mutationOptions({
      onSuccess: async (changed, { basisPoints, effectiveFrom }) => {
        onDone();
        await refresh(changed);
        const done =
          effectiveFrom === undefined ? 'catalogue.sellerDone' : 'catalogue.sellerLaterDone';
        toast.success(
          t(done, { email: seller?.email ?? '', percent: percentText(basisPoints ?? 0) }),
        );
      },
    }),
  );
  return (
    <CommissionForm
      basisPoints={item?.basisPoints ?? operator.commissionBasisPoints}
      isBusy={set.isPending}
      isBlocked={seller === null}
      error={set.error}
      onCancel={onDone}
      onSend={(change) => {
        if (seller !== null) set.mutate({ code: operator.code, userId: seller.id, ...change });
      }}
    >
      <SellerPicker seller={seller} onChoose={setSeller} />
    </CommissionForm>
  );
}
