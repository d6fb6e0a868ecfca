import { getTranslations } from 'next-intl/server';

import { CreditQueue } from '#components/credit/credit-queue';
import { SummaryStrip } from '#components/reports/summary-strip';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { dayAround } from '#format/day';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { adminCreditsInput, readCreditFilters } from '#trpc/admin-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('queue.title');

export default async function CreditQueuePage({ searchParams }: PageProps<'/admin/credit'>) {
  const t = await getTranslations();
  const input = adminCreditsInput(await readCreditFilters(searchParams), true);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.admin.report.summary.queryOptions(dayAround(new Date(), true))),
    queryClient.prefetchInfiniteQuery(trpc.admin.credit.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('queue.title')} description={t('queue.text')} />
      <SummaryStrip />
      <CreditQueue />
    </Hydrated>
  );
}
