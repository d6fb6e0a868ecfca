import { OperatorPage } from '#components/operators/operator-page';
import { Hydrated } from '#components/shell/hydrated';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';
import { byCursor } from '#trpc/paging';

export const generateMetadata = titled('catalogue.operator');

export default async function OneOperatorPage({ params }: PageProps<'/admin/operators/[code]'>) {
  const { code } = await params;
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.admin.operator.get.queryOptions({ code })),
    queryClient.prefetchInfiniteQuery(
      trpc.admin.operator.sellerCommissions.infiniteQueryOptions({ code }, byCursor),
    ),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <OperatorPage code={code} />
    </Hydrated>
  );
}
