import type { Metadata } from 'next';

import { EntryBrowser } from '#components/entries/entry-browser';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { entries } from '#i18n/oversight';
import { queryClientOfRequest, trpc } from '#server/api';
import { adminEntriesInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: entries.title };

export default async function EntriesPage({ searchParams }: PageProps<'/admin/entries'>) {
  const input = adminEntriesInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.entry.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={entries.title} description={entries.text} />
      <EntryBrowser />
    </Hydrated>
  );
}
