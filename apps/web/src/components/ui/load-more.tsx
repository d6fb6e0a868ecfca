'use client';

import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';

interface LoadMoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

export function LoadMore({ hasMore, busy, onMore }: LoadMoreProps) {
  const t = useTranslations();
  if (!hasMore) return null;
  return (
    <div className="flex justify-center border-t border-line p-3">
      <Button variant="ghost" busy={busy} onClick={onMore}>
        {t('states.loadMore')}
      </Button>
    </div>
  );
}
