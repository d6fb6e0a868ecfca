import { getTranslations } from 'next-intl/server';

import { BulkForm } from '#components/bulk/bulk-form';
import { BulkList } from '#components/bulk/bulk-list';
import { Hydrated } from '#components/shell/hydrated';
import { Card, CardHeader } from '#components/ui/card';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('bulk.title');

export default async function BulkListPage() {
  const t = await getTranslations();
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(trpc.bulk.list.infiniteQueryOptions({}, byCursor));
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('bulk.title')} description={t('bulk.text')} />
      <Card aria-labelledby="new-list">
        <CardHeader id="new-list" title={t('bulk.newTitle')} />
        <BulkForm />
      </Card>
      <BulkList />
    </Hydrated>
  );
}
