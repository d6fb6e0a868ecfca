import 'server-only';

import { cookies, headers } from 'next/headers';
import { cache } from 'react';

import { chooseLocale, LOCALE_COOKIE, type Locale } from '#i18n/locales';

/** The language of whoever asks, by their cookie or their browser. */
export const readLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return chooseLocale(chosen, (await headers()).get('accept-language'));
});
