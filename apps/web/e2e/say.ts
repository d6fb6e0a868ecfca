import { createTranslator } from 'next-intl';

import { formatsOf } from '#format/formats';
import { en } from '#i18n/en';
import { fa } from '#i18n/fa';
import type { Locale } from '#i18n/locales';
import type { Translate } from '#i18n/translation';

/** The words of a language for page objects: `say('fa').t('charges.review')`. */
export function say(locale: Locale) {
  const messages = (locale === 'fa' ? fa : en) as typeof en;
  const t: Translate = createTranslator({ locale, messages });
  const formats = formatsOf(locale);
  /** A text as a page shows it: what keeps its direction is in the page's elements. */
  const shown = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
  return {
    t,
    ...formats,
    shown,
    /** An amount as it stands in a table. */
    money: (amount: string) => shown(formats.moneyText(amount, 'IRR')),
    phone: (phone: string) => formats.splitPhone(phone).join(''),
  };
}

/** Languages to tell a story in, by what a browser of their readers asks for. */
export const BROWSER_LOCALES = ['en-GB', 'fa-IR'] as const;

export type Words = ReturnType<typeof say>;
