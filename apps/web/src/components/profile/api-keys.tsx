'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { RevokeKey } from '#components/profile/revoke-key';
import { Badge } from '#components/ui/badge';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { onDemand } from '#components/ui/on-demand';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { ApiKey } from '#trpc/types';

const MakeKey = onDemand(() =>
  import('#components/profile/make-key').then(({ MakeKey }) => MakeKey),
);

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const t = useTranslations();
  return [
    {
      key: 'name',
      header: t('profile.nameTitle'),
      card: 'title',
      className: shrinking,
      cell: ({ name }) => <bdi className="block truncate font-medium">{name}</bdi>,
    },
    {
      key: 'prefix',
      header: t('profile.key'),
      card: 'line',
      cell: ({ prefix }) => (
        <bdi dir="ltr" className="font-mono text-[0.8125rem] text-ink-soft">
          {prefix}…
        </bdi>
      ),
    },
    {
      key: 'made',
      header: t('profile.made'),
      align: 'end',
      card: 'hidden',
      cell: ({ createdAt }) => <RelativeTime iso={createdAt} className="text-ink-faint" />,
    },
    {
      key: 'used',
      header: t('profile.used'),
      align: 'end',
      card: 'line',
      cardLabel: t('profile.used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className="text-ink-faint">{t('profile.never')}</span>
        ) : (
          <RelativeTime iso={lastUsedAt} className="text-ink-faint" />
        ),
    },
    {
      key: 'action',
      header: <span className="sr-only">{t('profile.revoke')}</span>,
      align: 'end',
      card: 'amount',
      cell: (key) =>
        key.revokedAt === null ? (
          <Button
            size="sm"
            variant="ghost"
            aria-label={t('profile.revokeNamed', { name: key.name })}
            onClick={() => onRevoke(key)}
          >
            {t('profile.revoke')}
          </Button>
        ) : (
          <Badge>{t('profile.revoked')}</Badge>
        ),
    },
  ];
}

/** Keys that programs sell with in the seller's name. */
export function ApiKeys() {
  const t = useTranslations();
  const trpc = useTRPC();
  const [isMaking, setIsMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const query = useInfiniteQuery(trpc.apiKey.list.infiniteQueryOptions({}, byCursor));
  return (
    <Card aria-labelledby="keys">
      <CardHeader
        id="keys"
        title={t('profile.keysTitle')}
        description={t('profile.keysText')}
        actions={
          <Button size="sm" onClick={() => setIsMaking(true)}>
            <Plus aria-hidden />
            {t('profile.makeKey')}
          </Button>
        }
      />
      <ListView
        query={query}
        label={t('profile.keysTitle')}
        loadingLabel={t('profile.loadingKeys')}
        columns={useColumns(setRevoking)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={KeyRound} title={t('profile.noKeysTitle')}>
            {t('profile.noKeysText')}
          </EmptyState>
        }
      />
      <MakeKey open={isMaking} onClose={() => setIsMaking(false)} />
      <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />
    </Card>
  );
}
