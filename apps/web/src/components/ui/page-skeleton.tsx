import { Card } from '#components/ui/card';
import { ListSkeleton, Skeleton } from '#components/ui/skeleton';
import { states } from '#i18n/states';

/** Stands for a page with a heading and a list until its data is there. */
export function PageSkeleton() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="w-64" />
      </div>
      <Card>
        <ListSkeleton label={states.loading} />
      </Card>
    </>
  );
}
