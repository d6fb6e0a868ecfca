'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { onDemand } from '#components/ui/on-demand';
import { useTRPC } from '#trpc/client';

// Opened once in the life of an account: nobody else loads the picture's encoder.
const AddSecondFactor = onDemand(
  () => import('#components/second-factor/add-second-factor').then((part) => part.AddSecondFactor),
  { atOnce: true },
);
const RemoveSecondFactor = onDemand(
  () =>
    import('#components/second-factor/remove-second-factor').then(
      (part) => part.RemoveSecondFactor,
    ),
  { atOnce: true },
);

/** Whether signing in takes a code as well, and what turns that on and off. */
export function SecondFactor() {
  const t = useTranslations('secondFactor');
  const trpc = useTRPC();
  const { data: factor } = useQuery(trpc.auth.secondFactor.get.queryOptions());
  const [open, setOpen] = useState<'add' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card aria-labelledby="second-factor">
      <CardHeader
        id="second-factor"
        title={t('title')}
        description={
          factor === null ? t('off') : factor && t('on', { count: factor.recoveryCodesLeft })
        }
        actions={
          factor ? (
            <Button onClick={() => setOpen('remove')}>{t('remove')}</Button>
          ) : (
            <Button onClick={() => setOpen('add')} disabled={factor === undefined}>
              {t('add')}
            </Button>
          )
        }
      />
      {open === 'add' ? <AddSecondFactor onClose={close} /> : null}
      {open === 'remove' ? <RemoveSecondFactor onClose={close} /> : null}
    </Card>
  );
}
