'use client';

import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { AuditTable } from '#components/audit/audit-table';
import { AdminChargeTable } from '#components/charges/admin-charge-table';
import { BalanceAt } from '#components/entries/balance-at';
import { EntryTable } from '#components/entries/entry-table';
import { SellerCommission } from '#components/sellers/seller-commission';
import { SellerNotes } from '#components/sellers/seller-notes';
import { SellerRequests } from '#components/sellers/seller-requests';
import { SellerSessions } from '#components/sellers/seller-sessions';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ExportLink } from '#components/ui/export-link';
import { FilterLinks } from '#components/ui/filter-links';
import { useFilters } from '#hooks/use-filters';
import { SELLER_SECTIONS, sellerFilters } from '#trpc/filters';
import type { AdminUser } from '#trpc/types';

interface SellerSectionsProps {
  user: AdminUser;
  isSelf: boolean;
}

/** Everything about an account, one part of it at a time. */
export function SellerSections({ user, isSelf }: SellerSectionsProps) {
  const t = useTranslations();
  const { values, hrefWith } = useFilters(sellerFilters);
  const current = values.section ?? 'statement';
  return (
    <>
      <FilterLinks
        label={t('sellerPage.sections')}
        items={SELLER_SECTIONS.map((section) => ({
          href: hrefWith({ section: section === 'statement' ? null : section }),
          label: t(`sellerPage.${section}`),
          current: section === current,
        }))}
      />
      <Card aria-label={t(`sellerPage.${current}`)}>
        {current === 'statement' ? <Statement userId={user.id} /> : null}
        {current === 'charges' ? <Charges userId={user.id} /> : null}
        {current === 'requests' ? <SellerRequests userId={user.id} /> : null}
        {current === 'sessions' ? <SellerSessions user={user} isSelf={isSelf} /> : null}
        {current === 'commission' ? <SellerCommission user={user} /> : null}
        {current === 'notes' ? <SellerNotes userId={user.id} /> : null}
        {current === 'audit' ? (
          <AuditTable input={{ subjectId: user.id }} without="subject" />
        ) : null}
      </Card>
    </>
  );
}

function Statement({ userId }: { userId: string }) {
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 border-b border-line p-4 md:px-5">
        <BalanceAt userId={userId} />
        <ExportLink what="entries" input={{ userId }} />
      </div>
      <EntryTable input={{ userId }} />
    </>
  );
}

function Charges({ userId }: { userId: string }) {
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
