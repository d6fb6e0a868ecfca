import type { Metadata } from 'next';

import { SellerList } from '#components/sellers/seller-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { sellers } from '#i18n/sellers';
import { queryClientOfRequest, trpc } from '#server/api';
import { adminUsersInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: sellers.title };

export default async function SellersPage({ searchParams }: PageProps<'/admin/sellers'>) {
  const input = adminUsersInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.user.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={sellers.title} description={sellers.text} />
      <SellerList />
    </Hydrated>
  );
}
