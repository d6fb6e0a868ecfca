import type { Metadata } from 'next';

import { OperatorList } from '#components/operators/operator-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { catalogue } from '#i18n/catalogue';
import { queryClientOfRequest, trpc } from '#server/api';

export const metadata: Metadata = { title: catalogue.title };

export default async function OperatorsPage() {
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchQuery(trpc.admin.operator.list.queryOptions());
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={catalogue.title} description={catalogue.text} />
      <OperatorList />
    </Hydrated>
  );
}
