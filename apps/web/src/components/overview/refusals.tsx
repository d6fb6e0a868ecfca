'use client';

import { useTranslations } from 'next-intl';

import { Card, CardHeader } from '#components/ui/card';
import { Detail, Details } from '#components/ui/details';
import { useFormat } from '#hooks/use-format';
import { errorText } from '#i18n/error-text';
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
        <div className="border-t border-line px-5 phone:px-4">
          <Details>
            {refused.byCode.map(({ code, count: times }) => (
              <Detail key={code} term={errorText(t, code)}>
                <span className="tabular-nums">{count(times)}</span>
              </Detail>
            ))}
          </Details>
        </div>
      )}
    </Card>
  );
}
