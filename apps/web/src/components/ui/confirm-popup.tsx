'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';

import { Button } from '#components/ui/button';
import type { ConfirmDialogProps } from '#components/ui/confirm-dialog';
import { DialogActions, DialogBody } from '#components/ui/dialog';
import { backdropClass, dialogPopupClass } from '#components/ui/dialog-popup';
import { Direction } from '#components/ui/direction';

export function ConfirmPopup({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  busy = false,
  danger = false,
  canConfirm = true,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations();
  const confirmRef = useRef<HTMLButtonElement>(null);
  return (
    <Direction>
      <AlertDialog.Root
        open={open}
        onOpenChange={(next) => {
          if (next || !busy) onOpenChange(next);
        }}
      >
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={backdropClass} />
          <AlertDialog.Popup className={dialogPopupClass} initialFocus={confirmRef}>
            <header className="flex flex-col gap-1 px-5 pt-5 pb-1">
              <AlertDialog.Title className="text-base font-semibold tracking-tight text-balance">
                {title}
              </AlertDialog.Title>
              {description ? (
                <AlertDialog.Description className="text-sm text-ink-soft">
                  {description}
                </AlertDialog.Description>
              ) : null}
            </header>
            {children ? <DialogBody>{children}</DialogBody> : <div className="h-3" />}
            <DialogActions>
              <AlertDialog.Close render={<Button disabled={busy} />}>
                {t('overlay.cancel')}
              </AlertDialog.Close>
              {canConfirm ? (
                <Button
                  ref={confirmRef}
                  variant={danger ? 'danger' : 'primary'}
                  busy={busy}
                  onClick={onConfirm}
                >
                  {confirmLabel}
                </Button>
              ) : null}
            </DialogActions>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </Direction>
  );
}
