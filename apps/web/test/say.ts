import { createTranslator } from 'next-intl';

import { en } from '#i18n/en';
import { fa } from '#i18n/fa';
import type { Locale } from '#i18n/locales';
import type { Translate } from '#i18n/translation';

/** What reads messages of a language, outside of components. */
export function translatorOf(locale: Locale): Translate {
  const messages = (locale === 'fa' ? fa : en) as typeof en;
  return createTranslator({ locale, messages });
}
