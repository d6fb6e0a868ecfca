'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { BuyForm } from '#components/charges/buy-form';
import { InDoubtNotice } from '#components/charges/in-doubt-notice';
import { RecentCharges } from '#components/charges/recent-charges';
import { Button, ButtonLink } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { onDemand, usePreload } from '#components/ui/on-demand';
import { PageHeader } from '#components/ui/page-header';
import { LowNotice } from '#components/wallet/low-notice';
import { toMinor } from '#format/minor';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useRecentCharges } from '#hooks/use-recent-charges';
import { useSale } from '#hooks/use-sale';
import { useTRPC } from '#trpc/client';

const ConfirmSale = onDemand(() =>
  import('#components/charges/confirm-sale').then(({ ConfirmSale }) => ConfirmSale),
);

const LiveReceipt = onDemand(
  () => import('#components/charges/live-receipt').then(({ LiveReceipt }) => LiveReceipt),
  { atOnce: true },
);

const AMOUNTS_SHOWN = 4;

interface BuyDeskProps {
  userId: string;
  initialPhone: string;
}

/** The seller's place of work: form, confirmation, receipt, and what was sold just before. */
export function BuyDesk({ userId, initialPhone }: BuyDeskProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const wallet = useQuery(trpc.wallet.get.queryOptions());
  const recent = useRecentCharges();
  const nameOf = useOperatorNames();
  const sale = useSale(userId, initialPhone !== '');
  const [round, setRound] = useState(0);
  usePreload(LiveReceipt);

  const balanceMinor = wallet.data ? toMinor(wallet.data.balance, wallet.data.currency) : null;
  const recentAmounts = [...new Set(recent.data?.items.map(({ amount }) => amount))];
  const receiptId = sale.draft?.state === 'bought' ? sale.draft.chargeId : null;

  const startOver = () => {
    sale.forget();
    setRound(round + 1);
  };

  return (
    <>
      <PageHeader title={t('charges.buyTitle')} description={t('charges.buyText')} />
      <LowNotice />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)]">
        <Card aria-label={receiptId === null ? t('charges.buyTitle') : t('charges.receipt')}>
          {sale.isInDoubt && sale.draft !== null ? (
            <InDoubtNotice draft={sale.draft} onFinish={sale.reopen} onDrop={sale.forget} />
          ) : null}
          {receiptId === null ? (
            <BuyForm
              key={round}
              balanceMinor={balanceMinor}
              isFrozen={wallet.data?.frozen ?? false}
              initialPhone={round === 0 ? initialPhone : ''}
              recentAmounts={recentAmounts.slice(0, AMOUNTS_SHOWN)}
              isBlocked={sale.isInDoubt}
              onReview={(input) => {
                // Reloading from here on is about this sale, not about the number in the address.
                window.history.replaceState(null, '', '/buy');
                sale.open(input);
              }}
            />
          ) : (
            <LiveReceipt
              id={receiptId}
              actions={
                <Button variant="primary" size="lg" onClick={startOver} autoFocus>
                  <Plus aria-hidden />
                  {t('charges.buyAnother')}
                </Button>
              }
            />
          )}
        </Card>
        <Card>
          <CardHeader
            title={t('charges.recent')}
            actions={
              <ButtonLink href="/charges" variant="quiet" size="sm" className="-me-2">
                {t('charges.viewAll')}
              </ButtonLink>
            }
          />
          <RecentCharges query={recent} />
        </Card>
      </div>
      <ConfirmSale sale={sale} operatorName={nameOf(sale.draft?.operator ?? null)} />
    </>
  );
}
