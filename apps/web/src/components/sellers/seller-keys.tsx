'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { KeyList } from '#components/api-keys/key-list';
import { CardHeader } from '#components/ui/card';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';

/** The keys of an account, those that were revoked too, and the way to revoke one. */
export function SellerKeys({ userId }: { userId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.user.apiKeys.infiniteQueryOptions({ id: userId }, { ...byCursor, staleTime: 0 }),
  );
  return (
    <>
      <CardHeader title={t('sellerPage.keys')} description={t('sellerPage.keysText')} />
      <KeyList
        query={query}
        of="anybody"
        none={{ title: t('sellerPage.noKeysTitle'), text: t('sellerPage.noKeysText') }}
      />
    </>
  );
}
