import type { Metadata } from 'next';

import { DeskList } from '#components/desk/desk-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { desk } from '#i18n/desk';
import { queryClientOfRequest, trpc } from '#server/api';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: desk.title };

export default async function DeskPage() {
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.admin.charge.desk.infiniteQueryOptions({}, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={desk.title} description={desk.text} />
      <DeskList />
    </Hydrated>
  );
}
