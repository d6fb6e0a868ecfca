'use client';

import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { AdminChargeTable } from '#components/charges/admin-charge-table';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';

/** What an account sold, with the way to where that can be narrowed. */
export function SellerCharges({ userId }: { userId: string }) {
  const t = useTranslations();
  return (
    <>
      <div className="flex justify-end border-b border-line p-2">
        <ButtonLink href={`/admin/charges?user=${userId}`} variant="quiet" size="sm">
          {t('sellerPage.openCharges')}
        </ButtonLink>
      </div>
      <AdminChargeTable
        input={{ userId }}
        without="seller"
        empty={
          <EmptyState icon={Smartphone} title={t('sellerPage.noChargesTitle')}>
            {t('sellerPage.noChargesText')}
          </EmptyState>
        }
      />
    </>
  );
}
