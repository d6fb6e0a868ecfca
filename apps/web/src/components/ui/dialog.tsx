'use client';

import type { ReactNode } from 'react';

import { onDemand } from '#components/ui/on-demand';
import { cn } from '#style/class-names';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Keeps it open while something is being sent. */
  locked?: boolean;
  className?: string;
  children: ReactNode;
}

/** Over the page; its focus and its keys come once the page is at rest. */
export const Dialog = onDemand<DialogProps>(() =>
  import('#components/ui/dialog-popup').then(({ DialogPopup }) => DialogPopup),
);

export function DialogBody({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn('flex flex-col gap-4 overflow-y-auto px-5 py-3', className)}>{children}</div>
  );
}

/** The way out first, the deed last; on a phone the deed is on top and both fill the line. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <footer className="flex justify-end gap-2 px-5 pt-2 pb-5 phone:flex-col-reverse phone:[&>*]:w-full">
      {children}
    </footer>
  );
}
