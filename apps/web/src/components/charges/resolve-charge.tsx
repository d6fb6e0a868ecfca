'use client';

import { resolveChargeInput } from '@chargeflow/core/charges/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';

import { OutcomeChoice } from '#components/charges/outcome-choice';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { onItsWayUntil } from '#format/on-its-way';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useResolve } from '#hooks/use-resolve';
import { useTimeZone } from '#hooks/use-time-zone';
import type { AdminChargeDetails } from '#trpc/types';

const schema = resolveChargeInput.omit({ id: true });

interface ResolveChargeProps {
  charge: AdminChargeDetails;
  isOwn: boolean;
  nowMs: number;
  open: boolean;
  onClose: () => void;
}

export function ResolveCharge({ charge, isOwn, nowMs, open, onClose }: ResolveChargeProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('resolution.title')}
      description={t('resolution.text')}
    >
      {isOwn ? (
        <OfOneself onClose={onClose} />
      ) : (
        <ResolveForm charge={charge} nowMs={nowMs} onDone={onClose} />
      )}
    </Dialog>
  );
}

function OfOneself({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  return (
    <>
      <DialogBody>
        <Notice tone="info">{t('resolution.ofOneself')}</Notice>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('overlay.close')}</Button>
      </DialogActions>
    </>
  );
}

interface ResolveFormProps {
  charge: AdminChargeDetails;
  nowMs: number;
  onDone: () => void;
}

function ResolveForm({ charge, nowMs, onDone }: ResolveFormProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const { moneyText, dateTime } = useFormat();
  const currency = useCurrency();
  const timeZone = useTimeZone();
  const { send, isBusy, error, onItsWayUntil: toldUntil } = useResolve(charge, onDone);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { reason: '' } });
  const { errors } = form.formState;
  const outcome = useWatch({ control: form.control, name: 'outcome' });
  const onItsWay = onItsWayUntil(charge, nowMs) ?? (isAhead(toldUntil, nowMs) ? toldUntil : null);
  const price = moneyText(charge.price, currency);
  const about = { price, email: charge.user.email };
  return (
    <form noValidate onSubmit={(event) => void form.handleSubmit(send)(event)} className="contents">
      <DialogBody>
        <OutcomeChoice
          label={t('resolution.outcome')}
          error={errors.outcome === undefined ? undefined : t('resolution.outcomeNeeded')}
          input={form.register('outcome')}
          choices={[
            {
              value: 'delivered',
              label: t('resolution.delivered'),
              text: t('resolution.deliveredText', about),
            },
            {
              value: 'refunded',
              label: t('resolution.refunded'),
              text: t('resolution.refundedText', about),
              ...(onItsWay !== null && {
                blocked: t('resolution.onItsWay', {
                  time: dateTime(onItsWay, timeZone, 'second'),
                }),
              }),
            },
          ]}
        />
        <Field
          label={t('resolution.evidence')}
          hint={t('resolution.evidenceHint')}
          error={errors.reason === undefined ? undefined : t('resolution.evidenceNeeded')}
        >
          {(control) => <Textarea {...control} {...form.register('reason')} rows={2} />}
        </Field>
        <Notice tone="warn">{t('resolution.forGood')}</Notice>
        {error === null ? null : <Notice tone="bad">{failureText(error)}</Notice>}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone} disabled={isBusy}>
          {t('overlay.cancel')}
        </Button>
        <Button
          type="submit"
          variant={outcome === 'refunded' ? 'danger' : 'primary'}
          busy={isBusy}
          disabled={outcome === 'refunded' && onItsWay !== null}
        >
          {t('resolution.confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}

function isAhead(iso: string | null, nowMs: number): boolean {
  return iso !== null && Date.parse(iso) > nowMs;
}
