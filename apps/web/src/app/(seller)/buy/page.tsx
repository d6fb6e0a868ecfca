import { BuyDesk } from '#components/charges/buy-desk';
import { Hydrated } from '#components/shell/hydrated';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { readFrom } from '#server/search-params';
import { titled } from '#server/titled';
import { recentChargesInput } from '#trpc/list-inputs';

export const generateMetadata = titled('charges.buyTitle');

export default async function BuyPage({ searchParams }: PageProps<'/buy'>) {
  const account = await requireAccount();
  const read = readFrom(await searchParams);
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.charge.recipients.queryOptions({})),
    queryClient.prefetchQuery(trpc.charge.list.queryOptions(recentChargesInput)),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <BuyDesk userId={account.id} initialPhone={read('phone') ?? ''} />
    </Hydrated>
  );
}
