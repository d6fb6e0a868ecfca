'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Badge } from '#components/ui/badge';
import { Money } from '#components/ui/money';
import { Stat, statsClass } from '#components/ui/stat';
import { RelativeTime } from '#components/ui/time';
import { cn } from '#style/class-names';
import type { Overview } from '#trpc/types';

const linkClass = 'underline-offset-4 hover:underline';

/** How things stand at this moment, each figure leading to where it is dealt with. */
export function NowStats({ now }: { now: Overview['now'] }) {
  const t = useTranslations();
  const last = now.lastReconciliation;
  return (
    <dl
      aria-label={t('overview.nowTitle')}
      className={cn(statsClass, 'md:grid-cols-2 xl:grid-cols-4')}
    >
      <Stat label={t('overview.outstanding')}>
        <Link href="/admin/sellers?order=balance" className={linkClass}>
          <Money amount={now.outstanding} />
        </Link>
      </Stat>
      <Stat
        label={t('overview.pending')}
        note={t('overview.requests', { count: now.pendingCredits.count })}
      >
        <Link href="/admin/credit" className={linkClass}>
          <Money amount={now.pendingCredits.amount} />
        </Link>
      </Stat>
      <Stat
        label={t('overview.unknown')}
        note={t('overview.charges', { count: now.unknownCharges.count })}
      >
        <Link href="/admin/desk" className={linkClass}>
          <Money amount={now.unknownCharges.amount} />
        </Link>
      </Stat>
      <Stat
        label={t('overview.drift')}
        note={t('overview.differences', { count: now.openDifferences })}
      >
        <Link
          href="/admin/reconciliation"
          className={cn(linkClass, 'inline-flex flex-wrap items-center gap-2 text-sm font-normal')}
        >
          {last === null ? <Badge tone="warn">{t('overview.neverChecked')}</Badge> : null}
          {last?.ok ? <Badge tone="good">{t('overview.noDrift')}</Badge> : null}
          {last && !last.ok ? (
            <Badge tone="bad">{t('overview.drifted', { count: last.broken })}</Badge>
          ) : null}
          {last ? <RelativeTime iso={last.checkedAt} className="text-ink-faint" /> : null}
        </Link>
      </Stat>
    </dl>
  );
}
