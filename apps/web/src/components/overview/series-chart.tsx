'use client';

import { useLocale, useTranslations } from 'next-intl';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import { useFormat } from '#hooks/use-format';
import { directionOf } from '#i18n/locales';
import type { Overview } from '#trpc/types';

const SERIES = [
  { key: 'sold', label: 'overview.sold', colour: 'var(--color-accent)' },
  { key: 'refused', label: 'overview.refused', colour: 'var(--color-danger)' },
  { key: 'credit', label: 'overview.credit', colour: 'var(--color-good)' },
] as const;

/** "12M"; in Persian "۱۲ میلیون", as no letter stands for it there. */
const SHORT = {
  en: new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }),
  fa: new Intl.NumberFormat('fa', { notation: 'compact', maximumFractionDigits: 1 }),
};

/** Bars of what was sold, refused and credited in each step. Amounts are only drawn, not counted. */
export function SeriesChart({ overview }: { overview: Overview }) {
  const t = useTranslations();
  const locale = useLocale();
  const { dateTime, moneyText } = useFormat();
  const isRtl = directionOf(locale) === 'rtl';
  const { by, currency, timeZone } = overview;
  const steps = overview.series.map(({ at, totals }) => ({
    at,
    sold: Number(totals.sold.price),
    refused: Number(totals.refused.amount),
    credit: Number(totals.credit.amount),
  }));
  const stepText = (at: string) => {
    const text = dateTime(at, timeZone, by === 'day' ? 'date' : 'minute');
    const words = text.split(by === 'day' ? ' ' : /[,،] /);
    return by === 'day' ? words.slice(0, 2).join(' ') : (words.at(-1) ?? text);
  };
  const decimals = (amount: number) =>
    amount.toFixed(overview.totals.commission.split('.')[1]?.length ?? 0);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={steps}
        margin={{ top: 8, right: isRtl ? 0 : 8, left: isRtl ? 8 : 0, bottom: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          reversed={isRtl}
          tickFormatter={stepText}
          tickLine={false}
          minTickGap={16}
          stroke="var(--color-line-strong)"
          tick={{ fill: 'var(--color-ink-faint)', fontSize: 12 }}
        />
        <YAxis
          orientation={isRtl ? 'right' : 'left'}
          width={isRtl ? 76 : 56}
          tickFormatter={(amount: number) => SHORT[locale].format(amount)}
          tickLine={false}
          axisLine={false}
          tick={{
            fill: 'var(--color-ink-faint)',
            fontSize: 12,
            // Text that runs from the right would else lie over the bars.
            ...(isRtl && { textAnchor: 'end' as const }),
          }}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--color-hover)' }}
          labelFormatter={(at) => (typeof at === 'string' ? stepText(at) : '')}
          formatter={(amount) => moneyText(decimals(Number(amount)), currency)}
          contentStyle={{
            background: 'var(--color-raised)',
            border: '1px solid var(--color-line)',
            borderRadius: '0.5rem',
            color: 'var(--color-ink)',
            direction: isRtl ? 'rtl' : 'ltr',
          }}
          itemStyle={{ color: 'var(--color-ink)' }}
        />
        <Legend
          itemSorter={null}
          iconType="circle"
          iconSize={8}
          formatter={(label: string) => <span className="mx-1 text-xs text-ink-soft">{label}</span>}
        />
        {SERIES.map(({ key, label, colour }) => (
          <Bar
            key={key}
            dataKey={key}
            name={t(label)}
            fill={colour}
            radius={[3, 3, 0, 0]}
            maxBarSize={28}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
