import { useTranslations } from 'next-intl';

import { Card } from '#components/ui/card';
import { ListSkeleton, Skeleton } from '#components/ui/skeleton';

/** Stands for a page with a heading and a list until its data is there. */
export function PageSkeleton() {
  const t = useTranslations();
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="w-64" />
      </div>
      <Card>
        <ListSkeleton label={t('states.loading')} />
      </Card>
    </>
  );
}
