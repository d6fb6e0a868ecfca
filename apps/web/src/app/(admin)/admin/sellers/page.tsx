import { getTranslations } from 'next-intl/server';

import { SellerList } from '#components/sellers/seller-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { adminUsersInput, readUserFilters } from '#trpc/admin-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('sellers.title');

export default async function SellersPage({ searchParams }: PageProps<'/admin/sellers'>) {
  const t = await getTranslations();
  const input = adminUsersInput(await readUserFilters(searchParams));
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.user.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('sellers.title')} description={t('sellers.text')} />
      <SellerList />
    </Hydrated>
  );
}
