import { getTranslations } from 'next-intl/server';

import { DeskList } from '#components/desk/desk-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('desk.title');

export default async function DeskPage() {
  const t = await getTranslations();
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.admin.charge.desk.infiniteQueryOptions({}, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('desk.title')} description={t('desk.text')} />
      <DeskList />
    </Hydrated>
  );
}
