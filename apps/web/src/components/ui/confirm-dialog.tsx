'use client';

import type { ReactNode } from 'react';

import { onDemand } from '#components/ui/on-demand';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  busy?: boolean;
  danger?: boolean;
  /** False when only going back is left. */
  canConfirm?: boolean;
  children?: ReactNode;
}

/** Asks before something that is hard to take back; it cannot be dismissed by a stray click. */
export const ConfirmDialog = onDemand<ConfirmDialogProps>(() =>
  import('#components/ui/confirm-popup').then(({ ConfirmPopup }) => ConfirmPopup),
);
