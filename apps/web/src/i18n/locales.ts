export const LOCALES = ['en', 'fa'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';
export const LOCALE_COOKIE = 'chargeflow.locale';

/** Each language by its own name, for whoever looks for it in a page of another. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fa: 'فارسی' };

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'fa' ? 'rtl' : 'ltr';
}

/** What a switch of language leads to. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'fa' ? 'en' : 'fa';
}

export function isLocale(text: string | undefined): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** The language that was chosen; on a first visit the first of ours that the browser asks for. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return DEFAULT_LOCALE;
}

/** The chosen language where only the browser's cookies are at hand. */
export function localeOfCookies(cookies: string): Locale {
  const prefix = `${LOCALE_COOKIE}=`;
  const cookie = cookies.split('; ').find((text) => text.startsWith(prefix));
  return chooseLocale(cookie?.slice(prefix.length), null);
}
