'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Badge } from '#components/ui/badge';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { EmptyState } from '#components/ui/empty-state';
import { ListView, rowsOf } from '#components/ui/list-view';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useLast } from '#hooks/use-last';
import type { Translate } from '#i18n/translation';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { OpenSession } from '#trpc/types';

const nameOf = (t: Translate, { client, kind }: OpenSession) =>
  client ?? t(kind === 'browser' ? 'profile.browser' : 'profile.program');

function useColumns(onEnd: (session: OpenSession) => void): Column<OpenSession>[] {
  const t = useTranslations();
  return [
    {
      key: 'client',
      header: t('profile.client'),
      card: 'title',
      cell: (session) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <bdi className="font-medium">{nameOf(t, session)}</bdi>
          {session.current ? <Badge tone="accent">{t('profile.thisOne')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'address',
      header: t('profile.address'),
      card: 'line',
      cell: ({ address }) => (
        <bdi dir="ltr" className="text-ink-faint">
          {address ?? '–'}
        </bdi>
      ),
    },
    {
      key: 'opened',
      header: t('profile.opened'),
      align: 'end',
      card: 'line',
      cell: ({ createdAt }) => <RelativeTime iso={createdAt} className="text-ink-faint" />,
    },
    {
      key: 'used',
      header: t('profile.used'),
      align: 'end',
      card: 'hidden',
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? '–' : <RelativeTime iso={lastUsedAt} className="text-ink-faint" />,
    },
    {
      key: 'action',
      header: <span className="sr-only">{t('profile.end')}</span>,
      align: 'end',
      card: 'amount',
      cell: (session) =>
        session.current ? null : (
          <Button
            size="sm"
            variant="ghost"
            aria-label={t('profile.endNamed', { client: nameOf(t, session) })}
            onClick={() => onEnd(session)}
          >
            {t('profile.end')}
          </Button>
        ),
    },
  ];
}

/** Where the account is signed in; any of it can be ended, at its very next call. */
export function Sessions() {
  const t = useTranslations();
  const trpc = useTRPC();
  const [ending, setEnding] = useState<OpenSession | 'others' | null>(null);
  const query = useInfiniteQuery(trpc.auth.sessions.infiniteQueryOptions({}, byCursor));
  const hasOthers = rowsOf(query).some(({ current }) => !current);
  return (
    <Card aria-labelledby="sessions">
      <CardHeader
        id="sessions"
        title={t('profile.sessionsTitle')}
        description={t('profile.sessionsText')}
        actions={
          hasOthers ? (
            <Button size="sm" onClick={() => setEnding('others')}>
              {t('profile.endOthers')}
            </Button>
          ) : null
        }
      />
      <ListView
        query={query}
        label={t('profile.sessionsTitle')}
        loadingLabel={t('profile.loadingSessions')}
        columns={useColumns(setEnding)}
        rowKey={(session) => session.id}
        empty={<EmptyState icon={MonitorSmartphone} title={t('profile.sessionsTitle')} />}
      />
      <EndSession ending={ending} onClose={() => setEnding(null)} />
    </Card>
  );
}

interface EndSessionProps {
  ending: OpenSession | 'others' | null;
  onClose: () => void;
}

function EndSession({ ending, onClose }: EndSessionProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const queryClient = useQueryClient();
  const shown = useLast(ending);
  const finish = {
    onError: (error: unknown) => toast.error(failureText(error)),
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries(trpc.auth.sessions.pathFilter());
    },
  };
  const tell = (count: number) => toast.success(t('profile.ended', { count }));
  const endOne = useMutation(
    trpc.auth.endSession.mutationOptions({ ...finish, onSuccess: () => tell(1) }),
  );
  const endOthers = useMutation(
    trpc.auth.endOtherSessions.mutationOptions({
      ...finish,
      onSuccess: ({ ended }) => tell(ended),
    }),
  );
  const isOthers = shown === 'others';
  return (
    <ConfirmDialog
      open={ending !== null}
      onOpenChange={onClose}
      title={t(isOthers ? 'profile.endOthersTitle' : 'profile.endTitle')}
      description={
        shown === null || isOthers
          ? t('profile.endOthersText')
          : t('profile.endText', { client: nameOf(t, shown) })
      }
      confirmLabel={t(isOthers ? 'profile.endOthers' : 'profile.end')}
      danger
      busy={endOne.isPending || endOthers.isPending}
      onConfirm={() => {
        if (ending === 'others') endOthers.mutate();
        else if (ending !== null) endOne.mutate({ id: ending.id });
      }}
    />
  );
}
