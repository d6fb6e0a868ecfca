import type { Metadata } from 'next';

import { CreditList } from '#components/credit/credit-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { BalanceCard } from '#components/wallet/balance-card';
import { WalletTabs } from '#components/wallet/wallet-tabs';
import { credit } from '#i18n/credit';
import { wallet } from '#i18n/wallet';
import { queryClientOfRequest, trpc } from '#server/api';
import { creditsInput, readFrom } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const metadata: Metadata = { title: credit.listTitle };

export default async function CreditPage({ searchParams }: PageProps<'/wallet/credit'>) {
  const input = creditsInput(readFrom(await searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.credit.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={wallet.title} description={wallet.text} />
      <BalanceCard />
      <WalletTabs />
      <CreditList />
    </Hydrated>
  );
}
