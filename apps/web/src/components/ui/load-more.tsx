'use client';

import { Button } from '#components/ui/button';
import { states } from '#i18n/states';

interface LoadMoreProps {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

export function LoadMore({ hasMore, busy, onMore }: LoadMoreProps) {
  if (!hasMore) return null;
  return (
    <div className="flex justify-center border-t border-line p-3">
      <Button variant="ghost" busy={busy} onClick={onMore}>
        {states.loadMore}
      </Button>
    </div>
  );
}
