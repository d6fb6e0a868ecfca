'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { useApiKeyColumns } from '#components/api-keys/api-key-columns';
import { RevokeKey } from '#components/api-keys/revoke-key';
import { CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { ApiKey } from '#trpc/types';

/** The keys of an account, those that were revoked too, and the way to revoke one. */
export function SellerKeys({ userId }: { userId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const query = useInfiniteQuery(
    trpc.admin.user.apiKeys.infiniteQueryOptions({ id: userId }, { ...byCursor, staleTime: 0 }),
  );
  return (
    <>
      <CardHeader title={t('sellerPage.keys')} description={t('sellerPage.keysText')} />
      <ListView
        query={query}
        label={t('apiKeys.title')}
        loadingLabel={t('apiKeys.loading')}
        columns={useApiKeyColumns(setRevoking)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={KeyRound} title={t('sellerPage.noKeysTitle')}>
            {t('sellerPage.noKeysText')}
          </EmptyState>
        }
      />
      <RevokeKey of="anybody" apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
