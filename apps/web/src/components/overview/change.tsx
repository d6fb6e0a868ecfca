'use client';

import { Minus, TrendingDown, TrendingUp } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { toMinor } from '#format/minor';
import { useFormat } from '#hooks/use-format';

const WHOLE = 10_000n;

/** How an amount compares with the one of the period before. */
export function Change({ amount, was }: { amount: string; was: string }) {
  const t = useTranslations();
  const currency = useCurrency();
  const { percentText, moneyText } = useFormat();
  const [now, before] = [toMinor(amount, currency), toMinor(was, currency)];
  const title = t('overview.before', { amount: moneyText(was, currency) });
  if (now === before) {
    return (
      <span title={title} className="inline-flex items-center gap-1">
        <Minus aria-hidden className="size-3.5" />
        {t('overview.same')}
      </span>
    );
  }
  if (before === 0n) return <span title={title}>{t('overview.fresh')}</span>;
  const more = now > before;
  const gap = more ? now - before : before - now;
  const percent = percentText(Number((gap * WHOLE) / (before < 0n ? -before : before)));
  const Icon = more ? TrendingUp : TrendingDown;
  return (
    <span title={title} className="inline-flex items-center gap-1">
      <Icon aria-hidden className="size-3.5 rtl:-scale-x-100" />
      {t(more ? 'overview.up' : 'overview.down', { percent })}
    </span>
  );
}
