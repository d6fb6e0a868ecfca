'use client';

import { formatMoney, parseMoney, priceOf } from '@chargeflow/core/money';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';

import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { MomentInput } from '#components/ui/moment-input';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { Select, type SelectOption } from '#components/ui/select';
import { percentDigits } from '#format/percent';
import { percentField } from '#forms/percent-field';
import { useFailureText } from '#hooks/use-failure-text';

const EXAMPLE = '100000';

const WHEN = ['now', 'later'] as const;
type When = (typeof WHEN)[number];

const schema = z
  .object({ percent: percentField, when: z.enum(WHEN), time: z.string() })
  .refine(({ when, time }) => when === 'now' || Date.parse(time) > Date.now(), {
    path: ['time'],
  });

export interface CommissionChange {
  basisPoints: number;
  /** ISO text in UTC; left out: at once. */
  effectiveFrom?: string;
}

interface CommissionFormProps {
  /** What it is now. */
  basisPoints: number;
  isBusy: boolean;
  error: unknown;
  /** Whom it is for has to be known first. */
  isBlocked?: boolean;
  onCancel: () => void;
  onSend: (change: CommissionChange) => void;
  children?: ReactNode;
}

/** A per cent, and from when on; `children` stand above it. */
export function CommissionForm({
  basisPoints,
  isBusy,
  error,
  isBlocked = false,
  onCancel,
  onSend,
  children,
}: CommissionFormProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const options: SelectOption<When>[] = [
    { value: 'now', label: t('catalogue.atOnce') },
    { value: 'later', label: t('catalogue.later') },
  ];
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { percent: percentDigits(basisPoints), when: 'now' as When, time: '' },
  });
  const { errors } = form.formState;
  const [percent, when] = useWatch({ control: form.control, name: ['percent', 'when'] });
  const read = percentField.safeParse(percent);

  const send = form.handleSubmit((input) =>
    onSend({
      basisPoints: input.percent,
      // What the field holds is the reader's own time.
      ...(input.when === 'later' && { effectiveFrom: new Date(input.time).toISOString() }),
    }),
  );
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        {children}
        <Field
          label={t('catalogue.percent')}
          error={errors.percent === undefined ? undefined : t('catalogue.percentNeeded')}
          hint={read.success ? <Example basisPoints={read.data} /> : undefined}
        >
          {(control) => (
            <div dir="ltr" className="relative">
              <Input
                {...control}
                {...form.register('percent')}
                inputMode="decimal"
                autoComplete="off"
                className="h-11 pe-10 text-base tabular-nums"
              />
              <span
                aria-hidden
                className="pointer-events-none absolute inset-y-0 end-3.5 grid place-items-center text-[0.8125rem] text-ink-faint"
              >
                %
              </span>
            </div>
          )}
        </Field>
        <Field label={t('catalogue.when')}>
          {(control) => (
            <Controller
              control={form.control}
              name="when"
              render={({ field }) => (
                <Select
                  {...control}
                  options={options}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </Field>
        {when === 'later' ? (
          <Field
            label={t('catalogue.time')}
            error={errors.time === undefined ? undefined : t('catalogue.timeNeeded')}
          >
            {(control) => (
              <Controller
                control={form.control}
                name="time"
                render={({ field }) => (
                  <MomentInput {...control} value={field.value} onChange={field.onChange} />
                )}
              />
            )}
          </Field>
        ) : null}
        {error ? <Notice tone="bad">{failureText(error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onCancel}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary" busy={isBusy} disabled={isBlocked}>
          {t('catalogue.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

function Example({ basisPoints }: { basisPoints: number }) {
  const t = useTranslations();
  const currency = useCurrency();
  const priceMinor = priceOf(parseMoney(EXAMPLE, currency), basisPoints);
  return t.rich('catalogue.example', {
    amount: () => <Money amount={EXAMPLE} showCurrency={false} />,
    price: () => <Money amount={formatMoney(priceMinor, currency)} short />,
  });
}
