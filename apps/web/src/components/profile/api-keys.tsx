'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { KeyList } from '#components/api-keys/key-list';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { onDemand } from '#components/ui/on-demand';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';

const MakeKey = onDemand(() =>
  import('#components/profile/make-key').then(({ MakeKey }) => MakeKey),
);

/** Keys that programs sell with in the seller's name. */
export function ApiKeys() {
  const t = useTranslations();
  const trpc = useTRPC();
  const [isMaking, setIsMaking] = useState(false);
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
      <KeyList
        query={query}
        of="oneself"
        none={{ title: t('profile.noKeysTitle'), text: t('profile.noKeysText') }}
      />
      <MakeKey open={isMaking} onClose={() => setIsMaking(false)} />
    </Card>
  );
}
