'use client';

import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';
import { DialogActions, DialogBody } from '#components/ui/dialog';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { RelativeTime } from '#components/ui/time';
import type { DecisionResult } from '#hooks/use-decide';
import { useDecisionFailureText } from '#hooks/use-decision-failure-text';
import { recordOf } from '#trpc/record';
import type { AdminCreditRequest } from '#trpc/types';

interface DecisionResultsProps {
  results: readonly DecisionResult[];
  requests: readonly AdminCreditRequest[];
  onClose: () => void;
}

/** One line for each request that was decided together: done, or why not. */
export function DecisionResults({ results, requests, onClose }: DecisionResultsProps) {
  const t = useTranslations();
  const textOf = useResultText();
  const byId = new Map(requests.map((request) => [request.id, request]));
  const done = results.filter((result) => result.ok).length;
  return (
    <>
      <DialogBody>
        <p role="status" className="font-medium">
          {t('queue.resultsText', { done, count: results.length })}
        </p>
        <ul aria-label={t('queue.resultsTitle')} className="divide-y divide-line">
          {results.map((result) => {
            const request = byId.get(result.id);
            return (
              <li key={result.id} className="flex items-start gap-3 py-2.5">
                <ResultIcon result={result} />
                <div className="flex min-w-0 flex-1 flex-col">
                  <Email address={request?.user.email ?? ''} className="truncate" />
                  <span className="text-[0.8125rem] text-ink-faint">
                    {textOf(result)} <DecidedAt result={result} />
                  </span>
                </div>
                {request ? <Money amount={request.amount} className="font-medium" /> : null}
              </li>
            );
          })}
        </ul>
      </DialogBody>
      <DialogActions>
        <Button variant="primary" onClick={onClose} autoFocus>
          {t('queue.done')}
        </Button>
      </DialogActions>
    </>
  );
}

/** When somebody else has decided it. */
function DecidedAt({ result }: { result: DecisionResult }) {
  if (result.ok) return null;
  const { decidedAt } = recordOf(result.error.details);
  return typeof decidedAt === 'string' ? <RelativeTime iso={decidedAt} /> : null;
}

function ResultIcon({ result }: { result: DecisionResult }) {
  if (!result.ok) return <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />;
  return result.credit.status === 'pending' ? (
    <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
  ) : (
    <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
  );
}

/** What a decision came to, in a few words. */
function useResultText() {
  const t = useTranslations();
  const decisionFailureText = useDecisionFailureText();
  return (result: DecisionResult): string => {
    if (!result.ok) return decisionFailureText({ ...result.error, details: result.error.details });
    if (result.credit.status === 'pending') {
      const { approvals, approvalsNeeded } = result.credit;
      return t('queue.outcomeWaiting', { given: approvals, needed: approvalsNeeded });
    }
    return result.credit.status === 'approved'
      ? t('queue.outcomeApproved')
      : t('queue.outcomeRejected');
  };
}
