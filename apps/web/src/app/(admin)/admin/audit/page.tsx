import type { Metadata } from 'next';

import { AuditList } from '#components/audit/audit-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { audit } from '#i18n/oversight';
import { queryClientOfRequest, trpc } from '#server/api';
import { auditInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: audit.title };

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const input = auditInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchInfiniteQuery(
    trpc.admin.audit.list.infiniteQueryOptions(input, byCursor),
  );
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={audit.title} description={audit.text} />
      <AuditList />
    </Hydrated>
  );
}
