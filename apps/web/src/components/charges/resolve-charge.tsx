'use client';

import { resolveChargeInput } from '@chargeflow/core/charges/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';

import { OutcomeChoice } from '#components/charges/outcome-choice';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { moneyText } from '#format/money';
import { onItsWayUntil } from '#format/on-its-way';
import { dateTime } from '#format/time';
import { useResolve } from '#hooks/use-resolve';
import { useTimeZone } from '#hooks/use-time-zone';
import { resolution } from '#i18n/admin-charge';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { overlay } from '#i18n/overlay';
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
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={resolution.title}
      description={resolution.text}
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
  return (
    <>
      <DialogBody>
        <Notice tone="info">{resolution.ofOneself}</Notice>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{overlay.close}</Button>
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
          label={resolution.outcome}
          error={errors.outcome === undefined ? undefined : resolution.outcomeNeeded}
          input={form.register('outcome')}
          choices={[
            {
              value: 'delivered',
              label: resolution.delivered,
              text: fill(resolution.deliveredText, about),
            },
            {
              value: 'refunded',
              label: resolution.refunded,
              text: fill(resolution.refundedText, about),
              ...(onItsWay !== null && {
                blocked: fill(resolution.onItsWay, {
                  time: dateTime(onItsWay, timeZone, 'second'),
                }),
              }),
            },
          ]}
        />
        <Field
          label={resolution.evidence}
          hint={resolution.evidenceHint}
          error={errors.reason === undefined ? undefined : resolution.evidenceNeeded}
        >
          {(control) => <Textarea {...control} {...form.register('reason')} rows={2} />}
        </Field>
        <Notice tone="warn">{resolution.forGood}</Notice>
        {error === null ? null : <Notice tone="bad">{failureText(error)}</Notice>}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone} disabled={isBusy}>
          {overlay.cancel}
        </Button>
        <Button
          type="submit"
          variant={outcome === 'refunded' ? 'danger' : 'primary'}
          busy={isBusy}
          disabled={outcome === 'refunded' && onItsWay !== null}
        >
          {resolution.confirm}
        </Button>
      </DialogActions>
    </form>
  );
}

function isAhead(iso: string | null, nowMs: number): boolean {
  return iso !== null && Date.parse(iso) > nowMs;
}
