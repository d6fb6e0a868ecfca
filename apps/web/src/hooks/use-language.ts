'use client';

import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';

import { LOCALE_COOKIE, type Locale } from '#i18n/locales';

const YEAR_S = 365 * 24 * 60 * 60;

/** The reader's language, and how to change it: the page is then rendered again in the other. */
export function useLanguage() {
  const router = useRouter();
  const locale = useLocale();
  const [isBusy, startTransition] = useTransition();
  const choose = (chosen: Locale) => {
    if (chosen === locale) return;
    const secure = window.location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${LOCALE_COOKIE}=${chosen}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
    startTransition(() => router.refresh());
  };
  return { locale, choose, isBusy };
}
