'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useForm } from 'react-hook-form';
import { z } from 'zod';

import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { toMinor } from '#format/minor';
import { moneyField } from '#forms/money-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail } from '#trpc/types';

interface EditOfferProps {
  operator: AdminOperatorDetail;
  open: boolean;
  onClose: () => void;
}

export function EditOffer({ operator, open, onClose }: EditOfferProps) {
  const t = useTranslations();
  const nameOf = useOperatorNames();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('catalogue.editTitle', { name: nameOf(operator.code) })}
      description={t('catalogue.editText')}
    >
      <OfferForm operator={operator} onDone={onClose} />
    </Dialog>
  );
}

const RANGE_REVERSED = 'RANGE_REVERSED';

function offerSchema(currency: string) {
  const money = moneyField(currency);
  const range = z
    .object({ min: money, max: money })
    .refine(({ min, max }) => toMinor(min, currency) < toMinor(max, currency), {
      path: ['max'],
      error: RANGE_REVERSED,
    });
  return z
    .object({ denominations: z.array(z.object({ amount: money })), ranges: z.array(range) })
    .refine(({ denominations, ranges }) => denominations.length + ranges.length > 0, {
      path: ['offer'],
    });
}

function OfferForm({ operator, onDone }: { operator: AdminOperatorDetail; onDone: () => void }) {
  const t = useTranslations();
  const fieldError = useFieldError();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const currency = useCurrency();
  const { code, name } = operator;
  const form = useForm({
    resolver: zodResolver(offerSchema(currency)),
    defaultValues: {
      denominations: operator.denominations.map((amount) => ({ amount: inShort(amount) })),
      ranges: operator.ranges.map(({ min, max }) => ({ min: inShort(min), max: inShort(max) })),
    },
  });
  const amounts = useFieldArray({ control: form.control, name: 'denominations' });
  const ranges = useFieldArray({ control: form.control, name: 'ranges' });
  const { errors } = form.formState;
  /** That a range is reversed is said in words of its own. */
  const rangeError = (error: Parameters<typeof fieldError>[0]) =>
    error?.message === RANGE_REVERSED ? t('catalogue.rangeReversed') : fieldError(error);
  const isEmpty = amounts.fields.length + ranges.fields.length === 0;

  const save = useMutation(
    trpc.admin.operator.setProducts.mutationOptions({
      onSuccess: async (changed) => {
        onDone();
        await refresh(changed);
        toast.success(t('catalogue.offerDone', { name }));
      },
    }),
  );
  const send = form.handleSubmit((offer) =>
    save.mutate({
      code,
      denominations: offer.denominations.map(({ amount }) => amount),
      ranges: offer.ranges,
    }),
  );
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Group
          label={t('catalogue.denominations')}
          addLabel={t('catalogue.addAmount')}
          onAdd={() => amounts.append({ amount: '' })}
        >
          {amounts.fields.map((field, place) => (
            <Line key={field.id} onRemove={() => amounts.remove(place)}>
              <Field
                label={t('catalogue.amount')}
                error={fieldError(errors.denominations?.[place]?.amount)}
                className="flex-1"
              >
                {(control) => (
                  <AmountInput {...control} {...form.register(`denominations.${place}.amount`)} />
                )}
              </Field>
            </Line>
          ))}
        </Group>
        <Group
          label={t('catalogue.ranges')}
          addLabel={t('catalogue.addRange')}
          onAdd={() => ranges.append({ min: '', max: '' })}
        >
          {ranges.fields.map((field, place) => (
            <Line key={field.id} onRemove={() => ranges.remove(place)}>
              <div className="flex min-w-0 flex-1 gap-2 phone:flex-col">
                <Field
                  label={t('catalogue.least')}
                  error={fieldError(errors.ranges?.[place]?.min)}
                  className="min-w-0 flex-1"
                >
                  {(control) => (
                    <AmountInput {...control} {...form.register(`ranges.${place}.min`)} />
                  )}
                </Field>
                <Field
                  label={t('catalogue.most')}
                  error={rangeError(errors.ranges?.[place]?.max)}
                  className="min-w-0 flex-1"
                >
                  {(control) => (
                    <AmountInput {...control} {...form.register(`ranges.${place}.max`)} />
                  )}
                </Field>
              </div>
            </Line>
          ))}
        </Group>
        {isEmpty ? <Notice tone="warn">{t('catalogue.offerNeeded')}</Notice> : null}
        {save.isError ? <Notice tone="bad">{failureText(save.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending} disabled={isEmpty}>
          {t('catalogue.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

/** As one would type it: "50000.00" → "50000". */
function inShort(amount: string): string {
  return amount.replace(/\.0+$/, '');
}

interface GroupProps {
  label: string;
  addLabel: string;
  onAdd: () => void;
  children: React.ReactNode;
}

function Group({ label, addLabel, onAdd, children }: GroupProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-semibold tracking-tight">{label}</legend>
      {children}
      <Button size="sm" variant="quiet" onClick={onAdd} className="w-fit">
        <Plus aria-hidden />
        {addLabel}
      </Button>
    </fieldset>
  );
}

function Line({ onRemove, children }: { onRemove: () => void; children: React.ReactNode }) {
  const t = useTranslations();
  return (
    <div className="flex items-start gap-2">
      {children}
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('catalogue.remove')}
        onClick={onRemove}
        className="mt-7 -me-2"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
