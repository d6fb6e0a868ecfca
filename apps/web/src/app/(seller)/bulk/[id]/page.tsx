import { getTranslations } from 'next-intl/server';

import { BulkPage } from '#components/bulk/bulk-page';
import { Hydrated } from '#components/shell/hydrated';
import { BackLink } from '#components/ui/back-link';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { bulkLinesInput, readBulkLineFilters } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('bulk.title');

export default async function BulkOrderPage({ params, searchParams }: PageProps<'/bulk/[id]'>) {
  const t = await getTranslations();
  const { id } = await params;
  const input = bulkLinesInput(id, await readBulkLineFilters(searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.bulk.get.queryOptions({ id })),
    queryClient.prefetchInfiniteQuery(trpc.bulk.lines.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <BackLink href="/bulk">{t('bulk.back')}</BackLink>
      <BulkPage id={id} />
    </Hydrated>
  );
}
