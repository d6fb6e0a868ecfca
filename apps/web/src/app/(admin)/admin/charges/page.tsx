import { getTranslations } from 'next-intl/server';

import { AdminChargeList } from '#components/charges/admin-charge-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { adminChargesInput, readChargeFilters } from '#trpc/admin-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('adminCharges.title');

export default async function ChargesPage({ searchParams }: PageProps<'/admin/charges'>) {
  const t = await getTranslations();
  const input = adminChargesInput(await readChargeFilters(searchParams), true);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.admin.charge.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('adminCharges.title')} description={t('adminCharges.text')} />
      <AdminChargeList />
    </Hydrated>
  );
}
