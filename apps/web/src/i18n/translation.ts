import type { useTranslations } from 'next-intl';

import type { en } from '#i18n/en';
import type { Locale } from '#i18n/locales';

/** The same keys, each with a text of another language. */
export type Translation<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string
    ? string
    : Translation<Messages[Key]>;
};

/** What reads messages, for functions that are no components: `t('charges.title')`. */
export type Translate = ReturnType<typeof useTranslations<never>>;

/** Every key, in full: `charges.title`. */
export type MessageKey = Parameters<Translate>[0];

export type Namespace = keyof typeof en;

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
