import type { Metadata } from 'next';

import { AdminChargeList } from '#components/charges/admin-charge-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { adminCharges } from '#i18n/oversight';
import { queryClientOfRequest, trpc } from '#server/api';
import { adminChargesInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: adminCharges.title };

export default async function ChargesPage({ searchParams }: PageProps<'/admin/charges'>) {
  const input = adminChargesInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.admin.charge.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={adminCharges.title} description={adminCharges.text} />
      <AdminChargeList />
    </Hydrated>
  );
}
