import { cn } from '#style/class-names';

export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'block h-4 animate-shimmer rounded-md bg-hover motion-reduce:animate-none',
        className,
      )}
    />
  );
}

/** The outline of a list while it loads: as tall as the rows that will take its place. */
export function ListSkeleton({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="flex h-[3.25rem] items-center gap-6 px-5 phone:h-[4.5rem] phone:px-4"
        >
          <Skeleton className="w-32 phone:w-28" />
          <Skeleton className="w-20 phone:hidden" />
          <Skeleton className="w-24 phone:hidden" />
          <Skeleton className="ms-auto w-24" />
        </div>
      ))}
    </div>
  );
}
