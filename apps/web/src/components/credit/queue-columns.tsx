import { Check, ChevronDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Approvals } from '#components/credit/approvals';
import { CreditStatus } from '#components/credit/credit-status';
import { Button } from '#components/ui/button';
import { Checkbox } from '#components/ui/checkbox';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useFormat } from '#hooks/use-format';
import { cn } from '#style/class-names';
import type { Selection } from '#hooks/use-selection';
import type { AdminCreditRequest } from '#trpc/types';

export type Decision = 'approve' | 'reject';

/** Names that say which request a control is about. */
type NamedKey =
  | 'queue.selectRequest'
  | 'queue.openRequest'
  | 'queue.approveRequest'
  | 'queue.rejectRequest';

interface QueueColumnsOptions {
  currency: string;
  /** Null when nothing shown can be decided. */
  selection: Selection | null;
  /** The request whose details lie open. */
  openId: string | null;
  onOpen: (id: string) => void;
  onDecide: (decision: Decision, request: AdminCreditRequest) => void;
}

export function useQueueColumns({
  currency,
  selection,
  openId,
  onOpen,
  onDecide,
}: QueueColumnsOptions): Column<AdminCreditRequest>[] {
  const t = useTranslations();
  const { moneyText } = useFormat();
  const named = (key: NamedKey, request: AdminCreditRequest) =>
    t(key, { amount: moneyText(request.amount, currency), email: request.user.email });

  const select: Column<AdminCreditRequest> = {
    key: 'select',
    header: selection ? (
      <span className="phone:hidden">
        <Checkbox
          label={t('queue.selectAll')}
          checked={selection.isAll}
          indeterminate={selection.isSome}
          onChange={selection.toggleAll}
        />
      </span>
    ) : null,
    card: 'lead',
    className: 'md:w-10',
    cell: (request) =>
      selection && request.status === 'pending' ? (
        <Checkbox
          label={named('queue.selectRequest', request)}
          checked={selection.has(request.id)}
          onChange={() => selection.toggle(request.id)}
        />
      ) : null,
  };

  return [
    ...(selection ? [select] : []),
    {
      key: 'seller',
      header: t('queue.seller'),
      card: 'title',
      className: shrinking,
      cell: (request) => (
        <Link
          href={`/admin/sellers/${request.user.id}`}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          <Email address={request.user.email} className="block truncate" />
        </Link>
      ),
    },
    {
      key: 'details',
      header: <span className="sr-only">{t('queue.details')}</span>,
      card: 'line',
      className: 'md:w-8 md:px-0',
      cell: (request) => (
        <Button
          size="sm"
          variant="ghost"
          aria-label={named('queue.openRequest', request)}
          aria-expanded={request.id === openId}
          onClick={() => onOpen(request.id)}
          className="px-2 phone:-ms-2"
        >
          <ChevronDown
            aria-hidden
            className={cn('transition-transform', request.id === openId && 'rotate-180')}
          />
        </Button>
      ),
    },
    {
      key: 'amount',
      header: t('queue.amount'),
      align: 'end',
      card: 'amount',
      cell: (request) => <Money amount={request.amount} className="font-semibold" />,
    },
    {
      key: 'balance',
      header: t('queue.balance'),
      align: 'end',
      card: 'hidden',
      className: 'md:max-xl:hidden',
      cell: (request) => <Money amount={request.balance} className="text-ink-faint" />,
    },
    {
      key: 'note',
      header: t('queue.note'),
      card: 'full',
      className: shrinking,
      cell: (request) => {
        const text = request.decisionReason
          ? `${t('credit.reason')}: ${request.decisionReason}`
          : request.note;
        const needsMore = request.status === 'pending' && (request.approvalsNeeded ?? 0) > 1;
        if (!text && !needsMore) return null;
        return (
          <span className="flex flex-col gap-1">
            {text ? (
              <bdi className="text-as-parent line-clamp-2 text-ink-soft wrap-anywhere">{text}</bdi>
            ) : null}
            {needsMore ? <Approvals request={request} /> : null}
          </span>
        );
      },
    },
    {
      key: 'requested',
      header: t('queue.requested'),
      align: 'end',
      card: 'line',
      cell: (request) => <RelativeTime iso={request.createdAt} className="text-ink-faint" />,
    },
    {
      key: 'action',
      header: t('queue.decide'),
      align: 'end',
      card: 'status',
      cell: (request) =>
        request.status === 'pending' ? (
          <span className="inline-flex gap-1.5">
            <Button
              size="sm"
              aria-label={named('queue.approveRequest', request)}
              onClick={() => onDecide('approve', request)}
            >
              <Check aria-hidden className="text-good phone:hidden" />
              {t('queue.approve')}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              aria-label={named('queue.rejectRequest', request)}
              onClick={() => onDecide('reject', request)}
            >
              <X aria-hidden className="phone:hidden" />
              <span className="xl:inline md:sr-only">{t('queue.reject')}</span>
            </Button>
          </span>
        ) : (
          <span className="inline-flex flex-col items-end gap-0.5">
            <CreditStatus status={request.status} />
            {request.decidedBy ? (
              <Email
                address={request.decidedBy}
                className="max-w-32 truncate text-xs text-ink-faint"
              />
            ) : null}
          </span>
        ),
    },
  ];
}
