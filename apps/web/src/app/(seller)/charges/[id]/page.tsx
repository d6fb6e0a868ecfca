import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';

import { LiveReceipt } from '#components/charges/live-receipt';
import { Hydrated } from '#components/shell/hydrated';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { charges } from '#i18n/charges';
import { queryClientOfRequest, trpc } from '#server/api';

export const metadata: Metadata = { title: charges.receipt };

export default async function ChargePage({ params }: PageProps<'/charges/[id]'>) {
  const { id } = await params;
  const queryClient = queryClientOfRequest();
  await Promise.all([
    queryClient.prefetchQuery(trpc.operator.list.queryOptions()),
    queryClient.prefetchQuery(trpc.charge.get.queryOptions({ id })),
  ]);
  return (
    <Hydrated queryClient={queryClient}>
      <div className="mx-auto flex w-full max-w-lg flex-col gap-4">
        <Link
          href="/charges"
          className="inline-flex w-fit items-center gap-1.5 text-ink-faint hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          {charges.back}
        </Link>
        <h1 className="sr-only">{charges.receipt}</h1>
        <Card>
          <LiveReceipt
            id={id}
            actions={
              <ButtonLink href="/buy" size="lg">
                {charges.buyAnother}
              </ButtonLink>
            }
          />
        </Card>
      </div>
    </Hydrated>
  );
}
