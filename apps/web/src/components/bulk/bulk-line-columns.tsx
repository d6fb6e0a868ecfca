import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { BulkLineStatus } from '#components/bulk/bulk-status';
import { ChargeStatus } from '#components/charges/charge-status';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import type { Column } from '#components/ui/table';
import { useErrorText } from '#hooks/use-error-text';
import { useFormat } from '#hooks/use-format';
import type { BulkLine } from '#trpc/types';

export function useBulkLineColumns(): Column<BulkLine>[] {
  const t = useTranslations();
  const { count } = useFormat();
  return [
    {
      key: 'line',
      header: t('bulk.line'),
      card: 'lead',
      cell: ({ line }) => (
        <span className="text-[0.8125rem] text-ink-faint tabular-nums">{count(line)}</span>
      ),
    },
    {
      key: 'phone',
      header: t('bulk.phone'),
      card: 'title',
      className: 'max-w-56',
      cell: (line) => <WhatWasWritten line={line} />,
    },
    {
      key: 'amount',
      header: t('bulk.amount'),
      align: 'end',
      card: 'amount',
      cell: ({ amount }) => (amount === null ? null : <Money amount={amount} />),
    },
    {
      key: 'outcome',
      header: t('bulk.outcome'),
      card: 'full',
      cell: (line) => <Outcome line={line} />,
    },
  ];
}

/** The phone, or where there is none to be read the line itself. */
function WhatWasWritten({ line: { phone, content, label, chargeId } }: { line: BulkLine }) {
  if (phone === null) {
    return (
      <bdi
        dir="ltr"
        className="text-as-parent block truncate font-mono text-[0.8125rem]"
        title={content}
      >
        {content}
      </bdi>
    );
  }
  return (
    <span className="flex min-w-0 flex-col">
      {chargeId === null ? (
        <Phone number={phone} className="font-medium" />
      ) : (
        <Link
          href={`/charges/${chargeId}`}
          className="w-fit font-medium underline-offset-4 hover:underline"
        >
          <Phone number={phone} />
        </Link>
      )}
      {label === null ? null : (
        <span className="truncate text-[0.8125rem] font-normal text-ink-faint">{label}</span>
      )}
    </span>
  );
}

function Outcome({ line }: { line: BulkLine }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { status, problem, error, duplicateOf, chargeStatus } = line;
  const why =
    problem !== null ? t(`bulkProblems.${problem}`) : error !== null ? errorText(error.code) : null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {chargeStatus === null ? (
        <BulkLineStatus status={status} />
      ) : (
        <ChargeStatus status={chargeStatus} />
      )}
      {why === null ? null : <span className="text-[0.8125rem] text-bad">{why}</span>}
      {duplicateOf === null ? null : (
        <span className="text-[0.8125rem] text-warn">
          {t('bulk.duplicateOf', { line: duplicateOf })}
        </span>
      )}
    </span>
  );
}
