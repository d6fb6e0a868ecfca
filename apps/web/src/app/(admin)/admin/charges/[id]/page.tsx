import { AdminChargePage } from '#components/charges/admin-charge-page';
import { Hydrated } from '#components/shell/hydrated';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';

export const generateMetadata = titled('adminCharge.title');

export default async function OneChargePage({ params }: PageProps<'/admin/charges/[id]'>) {
  const { id } = await params;
  const account = await requireAccount();
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.admin.charge.get.queryOptions({ id })),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <AdminChargePage id={id} viewerId={account.id} />
    </Hydrated>
  );
}
