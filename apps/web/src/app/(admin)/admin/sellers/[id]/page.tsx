import { SellerPage } from '#components/sellers/seller-page';
import { Hydrated } from '#components/shell/hydrated';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('sellers.account');

export default async function OneSellerPage({ params }: PageProps<'/admin/sellers/[id]'>) {
  const { id } = await params;
  const account = await requireAccount();
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.admin.user.get.queryOptions({ id })),
    queryClient.prefetchInfiniteQuery(
      trpc.admin.entry.list.infiniteQueryOptions({ userId: id }, byCursor),
    ),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <SellerPage id={id} viewerId={account.id} />
    </Hydrated>
  );
}
