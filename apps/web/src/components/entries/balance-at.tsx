'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';

import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Money } from '#components/ui/money';
import { AbsoluteTime } from '#components/ui/time';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';

/** What a wallet held at a moment, by the clock of the reader. */
export function BalanceAt({ userId }: { userId: string }) {
  const t = useTranslations();
  const isPersian = useLocale() === 'fa';
  const failureText = useFailureText();
  const trpc = useTRPC();
  const [moment, setMoment] = useState('');
  const time = moment === '' ? Number.NaN : new Date(moment).getTime();
  const at = Number.isNaN(time) ? null : new Date(time).toISOString();
  const query = useQuery(
    trpc.admin.wallet.balanceAt.queryOptions(
      { userId, at: at ?? '1970-01-01T00:00:00.000Z' },
      { enabled: at !== null },
    ),
  );
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <Field
        label={t('entries.moment')}
        hint={isPersian ? at ? <AbsoluteTime iso={at} /> : '–' : undefined}
        className="phone:w-full md:w-60"
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            dir="ltr"
            max="9999-12-31T23:59"
            value={moment}
            onChange={(event) => setMoment(event.target.value)}
          />
        )}
      </Field>
      <div role="status" className="flex flex-col gap-1.5">
        <span className="text-[0.8125rem] font-medium">{t('entries.balanceThen')}</span>
        <span className="flex min-h-9 items-center text-base font-semibold">
          {query.data ? (
            <Money amount={query.data.balance} />
          ) : (
            <span className="text-sm font-normal text-ink-faint">
              {query.isError ? failureText(query.error) : null}
              {query.isLoading ? t('states.loading') : null}
              {at === null ? t('entries.chooseMoment') : null}
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
