import type { Metadata } from 'next';

import { OperatorList } from '#components/operators/operator-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { operators } from '#i18n/operators';
import { queryClientOfRequest, trpc } from '#server/api';

export const metadata: Metadata = { title: operators.title };

export default async function OperatorsPage() {
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchQuery(trpc.admin.operator.list.queryOptions());
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={operators.title} description={operators.text} />
      <OperatorList />
    </Hydrated>
  );
}
