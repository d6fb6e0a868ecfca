'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { useFormat } from '#hooks/use-format';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';

const POLL_MS = 15_000;
const MOST_SHOWN = 99;

/** How many charges wait on the desk, for the navigation; nothing while there are none. */
export function DeskCount() {
  const { count } = useFormat();
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.admin.charge.deskCount.queryOptions(undefined, { refetchInterval: POLL_MS }),
  );
  if (!data || data.total === 0) return null;
  return (
    <span
      className={cn(
        'grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-full px-1 text-[0.6875rem] font-semibold tabular-nums',
        data.overdue > 0 ? 'bg-danger text-on-accent' : 'bg-warn-soft text-warn',
      )}
    >
      <span aria-hidden>
        {data.total > MOST_SHOWN ? `${count(MOST_SHOWN)}+` : count(data.total)}
      </span>
      <span className="sr-only">{t('desk.waiting', { count: data.total })}</span>
    </span>
  );
}
