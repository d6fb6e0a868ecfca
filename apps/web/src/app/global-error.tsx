'use client';

import './globals.css';

import { NextIntlClientProvider } from 'next-intl';

import { Crashed } from '#components/shell/crashed';
import { crashed as english } from '#i18n/en/crashed';
import { crashed as persian } from '#i18n/fa/crashed';
import { directionOf, localeOfCookies } from '#i18n/locales';

/** Nothing of the layout is there any more, its texts neither: these few come in both languages. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = localeOfCookies(typeof document === 'undefined' ? '' : document.cookie);
  const crashed = locale === 'fa' ? persian : english;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <title>{crashed.title}</title>
        <NextIntlClientProvider
          locale={locale}
          messages={{ crashed: crashed as typeof english }}
          timeZone="UTC"
        >
          <Crashed retry={retry} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
