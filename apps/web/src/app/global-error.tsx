'use client';

import './globals.css';

import { NextIntlClientProvider } from 'next-intl';

import { Crashed } from '#components/shell/crashed';
import { states as english } from '#i18n/en/states';
import { states as persian } from '#i18n/fa/states';
import { directionOf, localeOfCookies } from '#i18n/locales';

/** Nothing of the layout is there any more, its texts neither: these few come in both languages. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = localeOfCookies(typeof document === 'undefined' ? '' : document.cookie);
  const states = locale === 'fa' ? persian : english;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <title>{states.crashedTitle}</title>
        <NextIntlClientProvider
          locale={locale}
          messages={{ states: states as typeof english }}
          timeZone="UTC"
        >
          <Crashed retry={retry} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
