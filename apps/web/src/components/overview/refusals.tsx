'use client';

import { useTranslations } from 'next-intl';

import { Card, CardHeader } from '#components/ui/card';
import { useFormat } from '#hooks/use-format';
import { refusalText } from '#i18n/error-text';
import type { Overview } from '#trpc/types';

/** Why charges were refused in the period, most frequent first. */
export function Refusals({ totals: { refused } }: { totals: Overview['totals'] }) {
  const t = useTranslations();
  const { count } = useFormat();
  return (
    <Card aria-label={t('overview.refusals')}>
      <CardHeader
        title={t('overview.refusals')}
        {...(refused.byCode.length === 0 && { description: t('overview.noRefusals') })}
      />
      {refused.byCode.length === 0 ? null : (
        <ul className="divide-y divide-line border-t border-line px-5 phone:px-4">
          {refused.byCode.map(({ code, count: times }) => (
            <li key={code} className="flex items-baseline justify-between gap-6 py-2.5">
              <span className="text-ink-soft text-pretty">{refusalText(t, code)}</span>
              <span className="tabular-nums">{count(times)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
