'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { toast, Toaster as Sonner } from 'sonner';

import { directionOf } from '#i18n/locales';

export type Toast = typeof toast;

interface ToasterProps {
  /** Told how to say something, once there is somewhere to say it. */
  onReady: (toast: Toast) => void;
}

/** Short news about what was just done, over dialogs: above, where pages have words and no deeds. */
export function Toaster({ onReady }: ToasterProps) {
  const t = useTranslations();
  const isRtl = directionOf(useLocale()) === 'rtl';
  useEffect(() => onReady(toast), [onReady]);
  return (
    <Sonner
      containerAriaLabel={t('states.notifications')}
      className="z-60! font-sans!"
      position="top-center"
      dir={isRtl ? 'rtl' : 'ltr'}
      mobileOffset={{ top: 'calc(var(--bar-top) + 0.5rem)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-2.5 rounded-xl bg-raised px-4 py-3 text-sm text-ink shadow-pop md:w-[22rem] [&_svg]:size-4',
          success: '[&_[data-icon]]:text-good',
          error: '[&_[data-icon]]:text-bad',
          description: 'text-ink-faint',
          actionButton: 'ms-auto rounded-md px-2 py-1 font-medium text-accent-ink hover:bg-hover',
        },
      }}
    />
  );
}
