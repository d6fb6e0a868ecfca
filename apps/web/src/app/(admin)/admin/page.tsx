import { getTranslations } from 'next-intl/server';

import { OverviewPage } from '#components/overview/overview-page';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { overviewInput, readOverviewFilters } from '#trpc/overview-input';

export const generateMetadata = titled('overview.title');

export default async function AdminPage({ searchParams }: PageProps<'/admin'>) {
  const t = await getTranslations();
  const input = overviewInput(await readOverviewFilters(searchParams), new Date(), 'UTC');
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.admin.report.overview.queryOptions(input)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('overview.title')} description={t('overview.text')} />
      <OverviewPage />
    </Hydrated>
  );
}
