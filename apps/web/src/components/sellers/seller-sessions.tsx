'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { CardHeader } from '#components/ui/card';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { EmptyState } from '#components/ui/empty-state';
import { ListStates } from '#components/ui/list-states';
import { Notice } from '#components/ui/notice';
import { DataTable, type Column } from '#components/ui/table';
import { AbsoluteTime, RelativeTime } from '#components/ui/time';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTimeZone } from '#hooks/use-time-zone';
import { useTRPC } from '#trpc/client';
import type { AdminUser, UserSession } from '#trpc/types';

interface SellerSessionsProps {
  user: AdminUser;
  /** Nobody ends their own here: signing out does. */
  isSelf: boolean;
}

/** Where an account is signed in, and the way to end that. */
export function SellerSessions({ user, isSelf }: SellerSessionsProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const [ending, setEnding] = useState<UserSession | 'all' | null>(null);
  const query = useQuery(trpc.admin.user.sessions.queryOptions({ id: user.id }, { staleTime: 0 }));
  const columns = useColumns(isSelf ? null : setEnding);
  return (
    <>
      <CardHeader
        title={t('sellerPage.sessions')}
        description={t('sellerPage.sessionsText')}
        actions={
          isSelf || !query.data?.items.length ? null : (
            <Button size="sm" onClick={() => setEnding('all')}>
              {t('sellerPage.endAll')}
            </Button>
          )
        }
      />
      <ListStates
        query={query}
        rows={query.data?.items}
        loadingLabel={t('states.loading')}
        expected={3}
        empty={
          <EmptyState icon={MonitorSmartphone} title={t('sellerPage.noSessionsTitle')}>
            {t('sellerPage.noSessionsText')}
          </EmptyState>
        }
      >
        {(sessions) => (
          <DataTable
            label={t('sellerPage.sessions')}
            columns={columns}
            rows={sessions}
            rowKey={(session) => session.id}
          />
        )}
      </ListStates>
      <EndSessions user={user} ending={ending} onClose={() => setEnding(null)} />
    </>
  );
}

function useColumns(onEnd: ((session: UserSession) => void) | null): Column<UserSession>[] {
  const t = useTranslations();
  const { dateTime } = useFormat();
  const timeZone = useTimeZone();
  return [
    {
      key: 'kind',
      header: t('sellerPage.kind'),
      card: 'title',
      cell: (session) => <span className="font-medium">{t(`sellerPage.${session.kind}`)}</span>,
    },
    {
      key: 'since',
      header: t('sellerPage.since'),
      card: 'line',
      cardLabel: t('sellerPage.since'),
      cell: (session) => <RelativeTime iso={session.createdAt} className="text-ink-soft" />,
    },
    {
      key: 'expires',
      header: t('sellerPage.expires'),
      card: 'line',
      cardLabel: t('sellerPage.expires'),
      cell: (session) => <AbsoluteTime iso={session.expiresAt} className="text-ink-faint" />,
    },
    {
      key: 'end',
      header: <span className="sr-only">{t('sellerPage.endSession')}</span>,
      align: 'end',
      card: 'amount',
      cell: (session) =>
        onEnd === null ? null : (
          <Button
            size="sm"
            variant="ghost"
            aria-label={t('sellerPage.endSessionOf', {
              time: dateTime(session.createdAt, timeZone, 'second'),
            })}
            onClick={() => onEnd(session)}
          >
            {t('sellerPage.endSession')}
          </Button>
        ),
    },
  ];
}

interface EndSessionsProps {
  user: AdminUser;
  ending: UserSession | 'all' | null;
  onClose: () => void;
}

function EndSessions({ user, ending, onClose }: EndSessionsProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ended = {
    onSuccess: async ({ ended: count }: { ended: number }) => {
      onClose();
      toast.success(t('sellerPage.ended', { count }));
      await queryClient.invalidateQueries(trpc.admin.user.sessions.queryFilter({ id: user.id }));
    },
  };
  const one = useMutation(trpc.admin.user.endSession.mutationOptions(ended));
  const all = useMutation(trpc.admin.user.endSessions.mutationOptions(ended));
  const isAll = ending === 'all';
  const error = one.error ?? all.error;
  return (
    <ConfirmDialog
      open={ending !== null}
      onOpenChange={onClose}
      title={isAll ? t('sellerPage.endAllTitle') : t('sellerPage.endOneTitle')}
      description={isAll ? t('sellerPage.endAllText') : t('sellerPage.endOneText')}
      confirmLabel={isAll ? t('sellerPage.endAll') : t('sellerPage.endSession')}
      danger
      busy={one.isPending || all.isPending}
      onConfirm={() => {
        if (isAll) all.mutate({ id: user.id });
        else if (ending !== null) one.mutate({ id: user.id, sessionId: ending.id });
      }}
    >
      {error ? <Notice tone="bad">{failureText(error)}</Notice> : null}
    </ConfirmDialog>
  );
}
