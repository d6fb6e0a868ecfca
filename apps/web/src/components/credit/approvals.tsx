'use client';

import { useTranslations } from 'next-intl';

import { useViewer } from '#components/shell/viewer';
import { Badge } from '#components/ui/badge';
import { Email } from '#components/ui/email';
import { RelativeTime } from '#components/ui/time';
import type { AdminCreditRequest } from '#trpc/types';

/** Of a request that needs more than one admin: how many have approved it, who, and when. */
export function Approvals({ request }: { request: AdminCreditRequest }) {
  const t = useTranslations();
  const viewer = useViewer();
  const { approvals, approvalsNeeded, approvedBy } = request;
  if (approvalsNeeded === null || approvalsNeeded < 2) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink-faint">
      <Badge tone={approvals >= approvalsNeeded ? 'good' : 'warn'}>
        {t('queue.approvalsOf', { given: approvals, needed: approvalsNeeded })}
      </Badge>
      {approvedBy.map(({ id, email, at }) => (
        <span key={id} className="inline-flex min-w-0 items-baseline gap-1">
          {t('queue.approvalBy')}{' '}
          {id === viewer.id ? (
            t('queue.you')
          ) : (
            <Email address={email} className="inline-block max-w-40 truncate align-bottom" />
          )}{' '}
          <RelativeTime iso={at} />
        </span>
      ))}
    </span>
  );
}
