import type { ReactNode } from 'react';

/** Filters at the start, search at the end; on a phone one above the other. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 md:flex-row md:flex-wrap md:items-center md:justify-between">
      {children}
    </div>
  );
}
