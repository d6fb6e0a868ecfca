'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Field } from '#components/ui/field';
import { MomentInput } from '#components/ui/moment-input';
import { Money } from '#components/ui/money';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';

/** What a wallet held at a moment, by the clock of the reader. */
export function BalanceAt({ userId }: { userId: string }) {
  const t = useTranslations();
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
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2 phone:w-full">
      <Field label={t('entries.moment')} className="phone:w-full md:w-60">
        {(control) => <MomentInput {...control} value={moment} onChange={setMoment} />}
      </Field>
      <p role="status" className="flex items-center gap-2 md:min-h-9">
        {at === null ? null : (
          <>
            <span className="text-[0.8125rem] text-ink-faint">{t('entries.balanceThen')}</span>
            {query.data ? (
              <Money amount={query.data.balance} className="text-base font-semibold" />
            ) : (
              <span className="text-ink-faint">
                {query.isError ? failureText(query.error) : t('states.loading')}
              </span>
            )}
          </>
        )}
      </p>
    </div>
  );
}
