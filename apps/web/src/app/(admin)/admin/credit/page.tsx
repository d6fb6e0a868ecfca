import type { Metadata } from 'next';

import { CreditQueue } from '#components/credit/credit-queue';
import { SummaryStrip } from '#components/reports/summary-strip';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { dayAround } from '#format/day';
import { queue } from '#i18n/queue';
import { queryClientOfRequest, trpc } from '#server/api';
import { adminCreditsInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: queue.title };

export default async function CreditQueuePage({ searchParams }: PageProps<'/admin/credit'>) {
  const input = adminCreditsInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.admin.report.summary.queryOptions(dayAround(new Date(), true))),
    queryClient.prefetchInfiniteQuery(trpc.admin.credit.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={queue.title} description={queue.text} />
      <SummaryStrip />
      <CreditQueue />
    </Hydrated>
  );
}
