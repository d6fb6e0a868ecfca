import { getTranslations } from 'next-intl/server';

import { CreditList } from '#components/credit/credit-list';
import { Hydrated } from '#components/shell/hydrated';
import { PageHeader } from '#components/ui/page-header';
import { BalanceCard } from '#components/wallet/balance-card';
import { WalletTabs } from '#components/wallet/wallet-tabs';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { ownCreditsInput, readOwnCreditFilters } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('credit.listTitle');

export default async function CreditPage({ searchParams }: PageProps<'/wallet/credit'>) {
  const t = await getTranslations();
  const input = ownCreditsInput(await readOwnCreditFilters(searchParams));
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchInfiniteQuery(trpc.credit.list.infiniteQueryOptions(input, byCursor)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <PageHeader title={t('wallet.title')} description={t('wallet.text')} />
      <BalanceCard />
      <WalletTabs />
      <CreditList />
    </Hydrated>
  );
}
