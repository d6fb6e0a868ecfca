import Link from 'next/link';

import { Facts } from '#components/audit/facts';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { audit, auditActions } from '#i18n/oversight';
import type { AuditLine } from '#trpc/types';

export const auditColumns: Column<AuditLine>[] = [
  {
    key: 'action',
    header: audit.action,
    card: 'title',
    cell: (line) => (
      <span className="font-medium whitespace-nowrap">{auditActions[line.action]}</span>
    ),
  },
  {
    key: 'who',
    header: audit.who,
    card: 'line',
    className: shrinking,
    cell: (line) => (
      <span className="block truncate text-ink-soft phone:max-w-48" title={line.actorEmail ?? ''}>
        {line.actorEmail ?? audit.system}
      </span>
    ),
  },
  {
    key: 'change',
    header: audit.change,
    card: 'full',
    cell: (line) => <Facts before={line.before} after={line.after} />,
  },
  {
    key: 'subject',
    header: audit.subject,
    card: 'hidden',
    cell: (line) => (
      <Link
        href={`/admin/audit?subject=${line.subjectId}`}
        title={line.subjectId}
        className="font-mono text-xs whitespace-nowrap text-ink-faint underline-offset-4 hover:underline"
      >
        <bdi dir="ltr">…{line.subjectId.slice(-8)}</bdi>
      </Link>
    ),
  },
  {
    key: 'address',
    header: audit.address,
    card: 'line',
    cell: (line) =>
      line.address ? (
        <bdi dir="ltr" className="font-mono text-xs text-ink-faint">
          {line.address}
        </bdi>
      ) : null,
  },
  {
    key: 'time',
    header: audit.time,
    align: 'end',
    card: 'amount',
    cell: (line) => (
      <RelativeTime
        iso={line.createdAt}
        className="text-ink-faint phone:text-[0.8125rem] phone:font-normal"
      />
    ),
  },
];
