import { SellerPage } from '#components/sellers/seller-page';
import { Hydrated } from '#components/shell/hydrated';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { readerOf } from '#trpc/address';
import { sellerFilters } from '#trpc/filters';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('sellers.account');

const readFilters = readerOf(sellerFilters);

export default async function OneSellerPage({
  params,
  searchParams,
}: PageProps<'/admin/sellers/[id]'>) {
  const { id } = await params;
  const { section } = await readFilters(searchParams);
  const account = await requireAccount();
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.admin.user.get.queryOptions({ id })),
    prefetchSection(id, section ?? 'statement'),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <SellerPage id={id} viewerId={account.id} />
    </Hydrated>
  );
}

/** What is read from several lists, or must be fresh, is asked for by the browser. */
function prefetchSection(id: string, section: string): Promise<void> | null {
  const queryClient = queryClientOfRequest();
  const { admin } = trpc;
  switch (section) {
    case 'statement':
      return queryClient.prefetchInfiniteQuery(
        admin.entry.list.infiniteQueryOptions({ userId: id }, byCursor),
      );
    case 'charges':
      return queryClient.prefetchInfiniteQuery(
        admin.charge.list.infiniteQueryOptions({ userId: id }, byCursor),
      );
    case 'requests':
      return queryClient.prefetchInfiniteQuery(
        admin.credit.list.infiniteQueryOptions({ userId: id }, byCursor),
      );
    case 'notes':
      return queryClient.prefetchInfiniteQuery(
        admin.user.notes.infiniteQueryOptions({ id }, byCursor),
      );
    case 'audit':
      return queryClient.prefetchInfiniteQuery(
        admin.audit.list.infiniteQueryOptions({ subjectId: id }, byCursor),
      );
    default:
      return null;
  }
}
