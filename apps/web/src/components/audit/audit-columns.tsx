import Link from 'next/link';
import { useTranslations } from 'next-intl';

import { Actor } from '#components/audit/actor';
import { Facts } from '#components/audit/facts';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import type { AuditLine } from '#trpc/types';

export function useAuditColumns(): Column<AuditLine>[] {
  const t = useTranslations();
  return [
    {
      key: 'action',
      header: t('audit.action'),
      card: 'title',
      cell: (line) => (
        <span className="font-medium whitespace-nowrap">{t(`auditActions.${line.action}`)}</span>
      ),
    },
    {
      key: 'who',
      header: t('audit.who'),
      card: 'line',
      className: shrinking,
      cell: (line) => (
        <Actor email={line.actorEmail} className="block truncate text-ink-soft phone:max-w-48" />
      ),
    },
    {
      key: 'change',
      header: t('audit.change'),
      card: 'full',
      cell: (line) => <Facts before={line.before} after={line.after} />,
    },
    {
      key: 'subject',
      header: t('audit.subject'),
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
      header: t('audit.address'),
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
      header: t('audit.time'),
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
}
