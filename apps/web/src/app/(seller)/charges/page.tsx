import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';

import { ChargeList } from '#components/charges/charge-list';
import { Hydrated } from '#components/shell/hydrated';
import { ButtonLink } from '#components/ui/button';
import { PageHeader } from '#components/ui/page-header';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { isForBrowserAlone, ownChargesInput, readOwnChargeFilters } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('charges.listTitle');

export default async function ChargesPage({ searchParams }: PageProps<'/charges'>) {
  const t = await getTranslations();
  const filters = await readOwnChargeFilters(searchParams);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    isForBrowserAlone(filters)
      ? null
      : queryClient.prefetchInfiniteQuery(
          trpc.charge.list.infiniteQueryOptions(ownChargesInput(filters, true), byCursor),
        ),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader
        title={t('charges.listTitle')}
        description={t('charges.listText')}
        actions={
          <ButtonLink href="/buy" variant="primary" className="phone:hidden">
            <Plus aria-hidden />
            {t('charges.buyTitle')}
          </ButtonLink>
        }
      />
      <ChargeList />
    </Hydrated>
  );
}
