import { getTranslations } from 'next-intl/server';

import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { BalanceCard } from '#components/wallet/balance-card';
import { Statement } from '#components/wallet/statement';
import { WalletTabs } from '#components/wallet/wallet-tabs';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { isForBrowserAlone, readStatementFilters, statementInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('wallet.title');

export default async function WalletPage({ searchParams }: PageProps<'/wallet'>) {
  const t = await getTranslations();
  const filters = await readStatementFilters(searchParams);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    isForBrowserAlone(filters)
      ? null
      : queryClient.prefetchInfiniteQuery(
          trpc.wallet.statement.infiniteQueryOptions(statementInput(filters, true), byCursor),
        ),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('wallet.title')} description={t('wallet.text')} />
      <BalanceCard />
      <WalletTabs />
      <Statement />
    </Hydrated>
  );
}
