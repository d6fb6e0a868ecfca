'use client';

import { formatMoney } from '@chargeflow/core/money';
import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { toMinor } from '#format/minor';

interface AdjustmentPreviewProps {
  balance: string;
  /** Null while it is no amount yet. */
  amountMinor: bigint | null;
}

/** The entry as it will be written, both its sides, with the balance before and after. */
export function AdjustmentPreview({ balance, amountMinor }: AdjustmentPreviewProps) {
  const t = useTranslations();
  const currency = useCurrency();
  const afterMinor = amountMinor === null ? null : toMinor(balance, currency) + amountMinor;
  const money = (minor: bigint | null, showPlus = false) =>
    minor === null ? '–' : <Money amount={formatMoney(minor, currency)} showPlus={showPlus} />;
  return (
    <section
      aria-label={t('sellerPage.preview')}
      className="rounded-xl border border-line bg-sunken/50 px-4 py-2"
    >
      <h3 className="pt-1 text-[0.8125rem] font-medium">{t('sellerPage.preview')}</h3>
      <Details>
        <Detail term={t('sellerPage.before')}>
          <Money amount={balance} />
        </Detail>
        <Detail term={t('sellerPage.entry')}>
          {money(amountMinor, amountMinor !== null && amountMinor > 0n)}
        </Detail>
        <Detail term={t('sellerPage.otherSide')}>
          {money(
            amountMinor === null ? null : -amountMinor,
            amountMinor !== null && amountMinor < 0n,
          )}
        </Detail>
        <Detail term={t('sellerPage.after')}>
          <span className="font-semibold">{money(afterMinor)}</span>
        </Detail>
      </Details>
      {afterMinor !== null && afterMinor < 0n ? (
        <Notice tone="bad" className="mb-2">
          {t('sellerPage.belowZero')}
        </Notice>
      ) : null}
    </section>
  );
}
