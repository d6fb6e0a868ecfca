'use client';

import { useTranslations } from 'next-intl';

import { RequestCreditLink } from '#components/charges/short-notice';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import type { BulkOrderDetail } from '#trpc/types';

/** What a list would come to if it were started now. */
export function DraftSummary({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const { lines, ready } = order;
  return (
    <div className="flex flex-col gap-3">
      <Details>
        <Detail term={t('bulk.toSell')}>
          <Count count={lines.ready} className="font-semibold" />
        </Detail>
        {lines.invalid === 0 ? null : (
          <Detail term={t('bulk.wrong')}>
            <Count count={lines.invalid} className="font-medium text-bad" />
          </Detail>
        )}
        {ready.amount === ready.price ? null : (
          <Detail term={t('bulk.amount')}>
            <Money amount={ready.amount} />
          </Detail>
        )}
        <Detail term={t('bulk.price')}>
          <Money amount={ready.price} className="text-base font-semibold" />
        </Detail>
        <Detail term={t('bulk.balanceNow')}>
          <Money amount={order.balance} />
        </Detail>
        {order.balanceAfter === null ? null : (
          <Detail term={t('bulk.balanceAfter')}>
            <Money amount={order.balanceAfter} />
          </Detail>
        )}
      </Details>
      {lines.ready === 0 ? <Notice tone="bad">{t('bulk.noneReady')}</Notice> : null}
      {lines.duplicates === 0 ? null : (
        <Notice tone="warn">{t('bulk.duplicatesText', { count: lines.duplicates })}</Notice>
      )}
      <MissingNotice order={order} />
    </div>
  );
}

/** What was sold so far, what became of it, and what the rest would cost. */
export function ProgressSummary({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const { lines, charges, sold, ready } = order;
  const onTheirWay = charges.pending + charges.unknown;
  return (
    <Details>
      <Detail term={t('bulk.sold')}>
        <Count count={lines.sold} className="font-semibold" />
      </Detail>
      <Detail term={t('bulk.delivered')}>
        <Count count={charges.delivered} />
      </Detail>
      {onTheirWay === 0 ? null : (
        <Detail term={t('bulk.onItsWay')}>
          <Count count={onTheirWay} />
        </Detail>
      )}
      {charges.refunded === 0 ? null : (
        <Detail term={t('bulk.refunded')}>
          <Count count={charges.refunded} />
        </Detail>
      )}
      {lines.refused === 0 ? null : (
        <Detail term={t('bulk.refused')}>
          <Count count={lines.refused} className="text-bad" />
        </Detail>
      )}
      {lines.invalid === 0 ? null : (
        <Detail term={t('bulk.wrong')}>
          <Count count={lines.invalid} />
        </Detail>
      )}
      <Detail term={t('bulk.price')}>
        <Money amount={sold.price} className="font-medium" />
      </Detail>
      {lines.ready === 0 ? null : (
        <Detail term={t('bulk.rest')}>
          <Money amount={ready.price} />
        </Detail>
      )}
      <Detail term={t('bulk.balanceNow')}>
        <Money amount={order.balance} />
      </Detail>
    </Details>
  );
}

/** Says that the wallet does not cover what is left, and what to do about it. */
export function MissingNotice({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const { missing, lines } = order;
  if (missing === null || lines.ready === 0) return null;
  return (
    <Notice tone="warn" action={<RequestCreditLink />}>
      {t.rich('bulk.missing', { missing: () => <Money amount={missing} /> })}
    </Notice>
  );
}

function Count({ count, className }: { count: number; className?: string }) {
  const t = useTranslations();
  return <span className={className}>{t('bulk.lineCount', { count })}</span>;
}
