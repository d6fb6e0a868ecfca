import { getTranslations } from 'next-intl/server';

import { EntryBrowser } from '#components/entries/entry-browser';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { adminEntriesInput, readEntryFilters } from '#trpc/admin-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('entries.title');

export default async function EntriesPage({ searchParams }: PageProps<'/admin/entries'>) {
  const t = await getTranslations();
  const input = adminEntriesInput(await readEntryFilters(searchParams), true);
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.entry.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('entries.title')} description={t('entries.text')} />
      <EntryBrowser />
    </Hydrated>
  );
}
