'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';
import type { DialogProps } from '#components/ui/dialog';
import { Direction } from '#components/ui/direction';
import { cn } from '#style/class-names';

export const backdropClass =
  'fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0';

/** Centred on a desk, a sheet at the lower edge on a phone, where the thumb is. */
export const dialogPopupClass = [
  'fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col bg-raised text-ink shadow-pop outline-none',
  'transition-[translate,scale,opacity] duration-150 ease-swift',
  'md:start-1/2 md:top-1/2 md:w-[calc(100vw-3rem)] md:max-w-[28rem] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-2xl rtl:md:translate-x-1/2',
  'md:data-starting-style:scale-97 md:data-ending-style:scale-97',
  'data-starting-style:opacity-0 data-ending-style:opacity-0',
  'phone:inset-x-0 phone:bottom-0 phone:rounded-t-2xl phone:pb-[env(safe-area-inset-bottom)]',
  'phone:data-starting-style:translate-y-full phone:data-ending-style:translate-y-full',
].join(' ');

export function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  locked = false,
  className,
  children,
}: DialogProps) {
  const t = useTranslations();
  return (
    <Direction>
      <BaseDialog.Root
        open={open}
        onOpenChange={(next) => {
          if (next || !locked) onOpenChange(next);
        }}
      >
        <BaseDialog.Portal>
          <BaseDialog.Backdrop className={backdropClass} />
          <BaseDialog.Popup className={cn(dialogPopupClass, className)}>
            <header className="flex items-start justify-between gap-4 px-5 pt-5 pb-1">
              <div className="flex flex-col gap-1">
                <BaseDialog.Title className="text-base font-semibold tracking-tight text-balance">
                  {title}
                </BaseDialog.Title>
                {description ? (
                  <BaseDialog.Description className="text-sm text-ink-soft">
                    {description}
                  </BaseDialog.Description>
                ) : null}
              </div>
              <BaseDialog.Close
                render={<Button variant="ghost" size="icon" disabled={locked} />}
                aria-label={t('overlay.close')}
                className="-me-2 -mt-1.5"
              >
                <X aria-hidden />
              </BaseDialog.Close>
            </header>
            {children}
          </BaseDialog.Popup>
        </BaseDialog.Portal>
      </BaseDialog.Root>
    </Direction>
  );
}
