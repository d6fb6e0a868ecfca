'use client';

import { formatMoney, parseMoney } from '@chargeflow/core/money';
import { useState } from 'react';

import { DecisionResults } from '#components/credit/decision-results';
import type { Decision } from '#components/credit/queue-columns';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Detail, Details } from '#components/ui/details';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { addMoney } from '#format/minor';
import { useDecide } from '#hooks/use-decide';
import { useLast } from '#hooks/use-last';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { overlay } from '#i18n/overlay';
import { queue } from '#i18n/queue';
import type { AdminCreditRequest } from '#trpc/types';

export interface PendingDecision {
  decision: Decision;
  requests: readonly AdminCreditRequest[];
}

interface DecideDialogProps {
  pending: PendingDecision | null;
  onClose: () => void;
}

/** Decides one request or many; of many it then shows what became of each. */
export function DecideDialog({ pending, onClose }: DecideDialogProps) {
  const shown = useLast(pending);
  const [isBusy, setIsBusy] = useState(false);
  if (shown === null) return null;
  return (
    <Dialog
      open={pending !== null}
      onOpenChange={onClose}
      title={titleOf(shown)}
      description={shown.decision === 'approve' ? queue.approveText : queue.rejectText}
      locked={isBusy}
    >
      <DecideForm pending={shown} onClose={onClose} onBusy={setIsBusy} />
    </Dialog>
  );
}

function titleOf({ decision, requests }: PendingDecision): string {
  if (requests.length === 1) {
    return decision === 'approve' ? queue.approveTitle : queue.rejectTitle;
  }
  const message = decision === 'approve' ? queue.approveManyTitle : queue.rejectManyTitle;
  return fill(message, { count: requests.length });
}

interface DecideFormProps {
  pending: PendingDecision;
  onClose: () => void;
  onBusy: (isBusy: boolean) => void;
}

function DecideForm({ pending: { decision, requests }, onClose, onBusy }: DecideFormProps) {
  const currency = useCurrency();
  const [reason, setReason] = useState('');
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const { decide, isBusy, error, results } = useDecide({ onSingleDone: onClose, onBusy });
  const totalMinor = requests.reduce((sum, { amount }) => sum + parseMoney(amount, currency), 0n);
  const [only] = requests;
  const isReject = decision === 'reject';

  if (results !== null) {
    return <DecisionResults results={results} requests={requests} onClose={onClose} />;
  }

  const send = () => {
    if (isReject && reason.trim() === '') setIsReasonMissing(true);
    else decide(decision, requests, reason.trim());
  };
  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <DialogBody>
        {requests.length === 1 && only ? (
          <Details>
            <Detail term={queue.seller}>{only.user.email}</Detail>
            <Detail term={queue.amount}>
              <Money amount={only.amount} className="text-base font-semibold" />
            </Detail>
            {isReject ? null : (
              <Detail term={queue.balanceAfter}>
                <Money amount={addMoney(only.balance, only.amount, currency)} />
              </Detail>
            )}
            {only.note ? <Detail term={queue.note}>{only.note}</Detail> : null}
          </Details>
        ) : (
          <Details>
            <Detail term={queue.total}>
              <Money
                amount={formatMoney(totalMinor, currency)}
                className="text-base font-semibold"
              />
            </Detail>
          </Details>
        )}
        {isReject ? (
          <Field
            label={queue.reason}
            error={isReasonMissing && reason.trim() === '' ? queue.reasonNeeded : undefined}
          >
            {(control) => (
              <Textarea
                {...control}
                autoFocus
                required
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        {error === null ? null : <Notice tone="bad">{failureText(error)}</Notice>}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose} disabled={isBusy}>
          {overlay.cancel}
        </Button>
        <Button
          type="submit"
          variant={isReject ? 'danger' : 'primary'}
          busy={isBusy}
          autoFocus={!isReject}
        >
          {isReject ? queue.reject : queue.approve}
        </Button>
      </DialogActions>
    </form>
  );
}
