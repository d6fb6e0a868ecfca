import { getTranslations } from 'next-intl/server';

import { AuditList } from '#components/audit/audit-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { auditInput, readAuditFilters } from '#trpc/admin-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('audit.title');

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const t = await getTranslations();
  const input = auditInput(await readAuditFilters(searchParams), true);
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.audit.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('audit.title')} description={t('audit.text')} />
      <AuditList />
    </Hydrated>
  );
}
