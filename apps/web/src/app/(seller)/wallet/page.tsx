import type { Metadata } from 'next';

import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { BalanceCard } from '#components/wallet/balance-card';
import { Statement } from '#components/wallet/statement';
import { WalletTabs } from '#components/wallet/wallet-tabs';
import { wallet } from '#i18n/wallet';
import { queryClientOfRequest, trpc } from '#server/api';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: wallet.title };

export default async function WalletPage() {
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.wallet.statement.infiniteQueryOptions({}, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={wallet.title} description={wallet.text} />
      <BalanceCard />
      <WalletTabs />
      <Statement />
    </Hydrated>
  );
}
