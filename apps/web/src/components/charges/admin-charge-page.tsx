'use client';

import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';

import { AdminChargeView } from '#components/charges/admin-charge-view';
import { DetailPage } from '#components/ui/detail-page';
import { useAdminCharge } from '#hooks/use-admin-charge';

interface AdminChargePageProps {
  id: string;
  /** The admin who looks: nobody resolves a charge of their own. */
  viewerId: string;
}

export function AdminChargePage({ id, viewerId }: AdminChargePageProps) {
  const t = useTranslations();
  const query = useAdminCharge(id);
  const from = useSearchParams().get('from');
  return (
    <DetailPage
      query={query}
      back={
        from === 'desk'
          ? { href: '/admin/desk', label: t('adminCharge.backToDesk') }
          : { href: '/admin/charges', label: t('adminCharge.back') }
      }
      missing={{ title: t('adminCharge.notFoundTitle'), text: t('adminCharge.notFoundText') }}
    >
      {(charge) => (
        <AdminChargeView charge={charge} viewerId={viewerId} nowMs={query.dataUpdatedAt} />
      )}
    </DetailPage>
  );
}
