import type { Metadata } from 'next';

import { AdminChargePage } from '#components/charges/admin-charge-page';
import { Hydrated } from '#components/shell/hydrated';
import { adminCharge } from '#i18n/admin-charge';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';

export const metadata: Metadata = { title: adminCharge.title };

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
