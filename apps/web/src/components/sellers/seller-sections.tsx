'use client';

import { useTranslations } from 'next-intl';

import { BalanceAt } from '#components/entries/balance-at';
import { EntryTable } from '#components/entries/entry-table';
import { Card } from '#components/ui/card';
import { ExportLink } from '#components/ui/export-link';
import { FilterLinks } from '#components/ui/filter-links';
import { onDemand, usePreload } from '#components/ui/on-demand';
import { ListSkeleton } from '#components/ui/skeleton';
import { useFilters } from '#hooks/use-filters';
import { SELLER_SECTIONS, sellerFilters } from '#trpc/filters';
import type { AdminUser } from '#trpc/types';

const inSight = { meanwhile: <ListSkeleton rows={5} label="…" />, atOnce: true };

/** All but the one that is shown first come once the page is at rest. */
const AuditTable = onDemand(
  () => import('#components/audit/audit-table').then(({ AuditTable }) => AuditTable),
  inSight,
);
const SellerCharges = onDemand(
  () => import('#components/sellers/seller-charges').then(({ SellerCharges }) => SellerCharges),
  inSight,
);
const SellerCommission = onDemand(
  () =>
    import('#components/sellers/seller-commission').then(
      ({ SellerCommission }) => SellerCommission,
    ),
  inSight,
);
const SellerKeys = onDemand(
  () => import('#components/sellers/seller-keys').then(({ SellerKeys }) => SellerKeys),
  inSight,
);
const SellerNotes = onDemand(
  () => import('#components/sellers/seller-notes').then(({ SellerNotes }) => SellerNotes),
  inSight,
);
const SellerRequests = onDemand(
  () => import('#components/sellers/seller-requests').then(({ SellerRequests }) => SellerRequests),
  inSight,
);
const SellerSessions = onDemand(
  () => import('#components/sellers/seller-sessions').then(({ SellerSessions }) => SellerSessions),
  inSight,
);
const PARTS = [
  AuditTable,
  SellerCharges,
  SellerCommission,
  SellerKeys,
  SellerNotes,
  SellerRequests,
  SellerSessions,
];

interface SellerSectionsProps {
  user: AdminUser;
  isSelf: boolean;
}

/** Everything about an account, one part of it at a time. */
export function SellerSections({ user, isSelf }: SellerSectionsProps) {
  const t = useTranslations();
  const { values, hrefWith } = useFilters(sellerFilters);
  const current = values.section ?? 'statement';
  usePreload(...PARTS);
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
        {current === 'charges' ? <SellerCharges userId={user.id} /> : null}
        {current === 'requests' ? <SellerRequests userId={user.id} /> : null}
        {current === 'sessions' ? <SellerSessions user={user} isSelf={isSelf} /> : null}
        {current === 'keys' ? <SellerKeys userId={user.id} /> : null}
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
