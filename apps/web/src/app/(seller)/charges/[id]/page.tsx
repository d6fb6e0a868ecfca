import { getTranslations } from 'next-intl/server';

import { LiveReceipt } from '#components/charges/live-receipt';
import { Hydrated } from '#components/shell/hydrated';
import { BackLink } from '#components/ui/back-link';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { queryClientOfRequest, trpc } from '#server/api';
import { titled } from '#server/titled';

export const generateMetadata = titled('charges.receipt');

export default async function ChargePage({ params }: PageProps<'/charges/[id]'>) {
  const t = await getTranslations();
  const { id } = await params;
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.charge.get.queryOptions({ id })),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <div className="mx-auto flex w-full max-w-lg flex-col gap-4">
        <BackLink href="/charges">{t('charges.back')}</BackLink>
        <h1 className="sr-only">{t('charges.receipt')}</h1>
        <Card>
          <LiveReceipt
            id={id}
            actions={
              <ButtonLink href="/buy" size="lg">
                {t('charges.buyAnother')}
              </ButtonLink>
            }
          />
        </Card>
      </div>
    </Hydrated>
  );
}
