import { Plus } from 'lucide-react';
import type { Metadata } from 'next';

import { ChargeList } from '#components/charges/charge-list';
import { Hydrated } from '#components/shell/hydrated';
import { ButtonLink } from '#components/ui/button';
import { PageHeader } from '#components/ui/page-header';
import { charges } from '#i18n/charges';
import { queryClientOfRequest, trpc } from '#server/api';
import { chargesInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: charges.listTitle };

export default async function ChargesPage({ searchParams }: PageProps<'/charges'>) {
  const input = chargesInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.charge.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader
        title={charges.listTitle}
        description={charges.listText}
        actions={
          <ButtonLink href="/buy" variant="primary" className="phone:hidden">
            <Plus aria-hidden />
            {charges.buyTitle}
          </ButtonLink>
        }
      />
      <ChargeList />
    </Hydrated>
  );
}
