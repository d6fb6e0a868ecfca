'use client';

import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import type { ApiKey } from '#trpc/types';

/** What owners and admins see of a key; one that is good can be revoked. */
export function useApiKeyColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const t = useTranslations();
  return [
    {
      key: 'name',
      header: t('apiKeys.name'),
      card: 'title',
      className: shrinking,
      cell: ({ name }) => <bdi className="text-as-parent block truncate font-medium">{name}</bdi>,
    },
    {
      key: 'prefix',
      header: t('apiKeys.key'),
      card: 'line',
      cell: ({ prefix }) => (
        <bdi dir="ltr" className="font-mono text-[0.8125rem] text-ink-soft">
          {prefix}…
        </bdi>
      ),
    },
    {
      key: 'made',
      header: t('apiKeys.made'),
      align: 'end',
      card: 'line',
      cardLabel: t('apiKeys.made'),
      cell: ({ createdAt }) => <RelativeTime iso={createdAt} className="text-ink-faint" />,
    },
    {
      key: 'used',
      header: t('apiKeys.used'),
      align: 'end',
      card: 'line',
      cardLabel: t('apiKeys.used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? (
          <span className="text-ink-faint">{t('apiKeys.never')}</span>
        ) : (
          <RelativeTime iso={lastUsedAt} className="text-ink-faint" />
        ),
    },
    {
      key: 'action',
      header: t('apiKeys.revoked'),
      align: 'end',
      card: 'amount',
      cell: (key) =>
        key.revokedAt === null ? (
          <Button
            size="sm"
            variant="ghost"
            aria-label={t('apiKeys.revokeNamed', { name: key.name })}
            onClick={() => onRevoke(key)}
          >
            {t('apiKeys.revoke')}
          </Button>
        ) : (
          <Revoked at={key.revokedAt} />
        ),
    },
  ];
}

/** On a card, whose line has no heading, the word stands before the time. */
function Revoked({ at }: { at: string }) {
  const t = useTranslations();
  return (
    <span className="text-[0.8125rem] text-bad">
      <span className="md:hidden">{t('apiKeys.revoked')} </span>
      <RelativeTime iso={at} />
    </span>
  );
}
