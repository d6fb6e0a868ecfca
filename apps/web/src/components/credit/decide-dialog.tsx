'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Approvals } from '#components/credit/approvals';
import { DecisionResults } from '#components/credit/decision-results';
import type { Decision } from '#components/credit/queue-columns';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Detail, Details } from '#components/ui/details';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Email } from '#components/ui/email';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { addMoney, sumMoney } from '#format/minor';
import { useDecide } from '#hooks/use-decide';
import { useFailureText } from '#hooks/use-failure-text';
import { useLast } from '#hooks/use-last';
import type { Translate } from '#i18n/translation';
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
  const t = useTranslations();
  const shown = useLast(pending);
  const [isBusy, setIsBusy] = useState(false);
  const [decided, setDecided] = useState<PendingDecision | null>(null);
  if (shown === null) return null;
  const isDecided = decided === shown;
  return (
    <Dialog
      open={pending !== null}
      onOpenChange={onClose}
      title={isDecided ? t('queue.resultsTitle') : titleOf(t, shown)}
      description={isDecided ? undefined : textOf(t, shown)}
      locked={isBusy}
    >
      <DecideForm
        pending={shown}
        onClose={onClose}
        onBusy={setIsBusy}
        onDecided={() => setDecided(shown)}
      />
    </Dialog>
  );
}

function titleOf(t: Translate, { decision, requests }: PendingDecision): string {
  if (requests.length === 1) {
    return decision === 'approve' ? t('queue.approveTitle') : t('queue.rejectTitle');
  }
  const key = decision === 'approve' ? 'queue.approveManyTitle' : 'queue.rejectManyTitle';
  return t(key, { count: requests.length });
}

/** Whether money moves by this approval, or another admin has to approve it as well. */
function isLast({ approvals, approvalsNeeded }: AdminCreditRequest): boolean {
  return approvals + 1 >= (approvalsNeeded ?? 1);
}

function textOf(t: Translate, { decision, requests }: PendingDecision): string {
  if (decision === 'reject') return t('queue.rejectText');
  const last = requests.filter(isLast).length;
  if (last === requests.length) return t('queue.approveText');
  return last === 0 ? t('queue.approveFirstText') : t('queue.approveMixedText');
}

interface DecideFormProps {
  pending: PendingDecision;
  onClose: () => void;
  onBusy: (isBusy: boolean) => void;
  /** Results are shown instead of the question. */
  onDecided: () => void;
}

function DecideForm({
  pending: { decision, requests },
  onClose,
  onBusy,
  onDecided,
}: DecideFormProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const currency = useCurrency();
  const [reason, setReason] = useState('');
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const { decide, isBusy, error, results } = useDecide({
    onSingleDone: onClose,
    onManyDone: onDecided,
    onBusy,
  });
  const total = sumMoney(
    requests.map(({ amount }) => amount),
    currency,
  );
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
            <Detail term={t('queue.seller')}>
              <Email address={only.user.email} />
            </Detail>
            <Detail term={t('queue.amount')}>
              <Money amount={only.amount} className="text-base font-semibold" />
            </Detail>
            {isReject || !isLast(only) ? null : (
              <Detail term={t('queue.balanceAfter')}>
                <Money amount={addMoney(only.balance, only.amount, currency)} />
              </Detail>
            )}
            {(only.approvalsNeeded ?? 0) > 1 ? (
              <Detail term={t('queue.approvals')}>
                <Approvals request={only} />
              </Detail>
            ) : null}
            {only.note ? <Detail term={t('queue.note')}>{only.note}</Detail> : null}
          </Details>
        ) : (
          <Details>
            <Detail term={t('queue.total')}>
              <Money amount={total} className="text-base font-semibold" />
            </Detail>
          </Details>
        )}
        {isReject ? (
          <Field
            label={t('queue.reason')}
            error={isReasonMissing && reason.trim() === '' ? t('queue.reasonNeeded') : undefined}
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
          {t('overlay.cancel')}
        </Button>
        <Button
          type="submit"
          variant={isReject ? 'danger' : 'primary'}
          busy={isBusy}
          autoFocus={!isReject}
        >
          {isReject ? t('queue.reject') : t('queue.approve')}
        </Button>
      </DialogActions>
    </form>
  );
}
