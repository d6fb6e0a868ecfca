import { getTranslations } from 'next-intl/server';

import { OperatorList } from '#components/operators/operator-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';

export const generateMetadata = titled('catalogue.title');

export default async function OperatorsPage() {
  const t = await getTranslations();
  const queryClient = queryClientOfRequest();
  await queryClient.prefetchQuery(trpc.admin.operator.list.queryOptions());
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('catalogue.title')} description={t('catalogue.text')} />
      <OperatorList />
    </Hydrated>
  );
}
