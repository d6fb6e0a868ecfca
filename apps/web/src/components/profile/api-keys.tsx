'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { useApiKeyColumns } from '#components/api-keys/api-key-columns';
import { RevokeKey } from '#components/api-keys/revoke-key';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { onDemand } from '#components/ui/on-demand';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { ApiKey } from '#trpc/types';

const MakeKey = onDemand(() =>
  import('#components/profile/make-key').then(({ MakeKey }) => MakeKey),
);

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
        title={t('apiKeys.title')}
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
        label={t('apiKeys.title')}
        loadingLabel={t('apiKeys.loading')}
        columns={useApiKeyColumns(setRevoking)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={KeyRound} title={t('profile.noKeysTitle')}>
            {t('profile.noKeysText')}
          </EmptyState>
        }
      />
      <MakeKey open={isMaking} onClose={() => setIsMaking(false)} />
      <RevokeKey of="oneself" apiKey={revoking} onClose={() => setRevoking(null)} />
    </Card>
  );
}
