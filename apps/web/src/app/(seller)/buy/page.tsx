import type { Metadata } from 'next';

import { BuyDesk } from '#components/charges/buy-desk';
import { Hydrated } from '#components/shell/hydrated';
import { charges } from '#i18n/charges';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { readFrom, recentChargesInput } from '#trpc/list-inputs';

export const metadata: Metadata = { title: charges.buyTitle };

export default async function BuyPage({ searchParams }: PageProps<'/buy'>) {
  const account = await requireAccount();
  const read = readFrom(await searchParams);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.charge.list.queryOptions(recentChargesInput)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <BuyDesk userId={account.id} initialPhone={read('phone') ?? ''} />
    </Hydrated>
  );
}
