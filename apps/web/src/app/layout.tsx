import './globals.css';

import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

import { ApiProvider } from '#components/shell/api-provider';
import { Fonts } from '#components/shell/fonts';
import { Messages } from '#components/shell/messages';
import { ThemeScript } from '#components/shell/theme-script';
import { Toasts } from '#components/ui/toasts';
import { directionOf } from '#i18n/locales';
import { readLocale } from '#server/locale';
import { NONCE_HEADER } from '#server/security-headers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  const productName = t('navigation.productName');
  return {
    title: { default: productName, template: `%s · ${productName}` },
    description: t('navigation.tagline'),
    robots: { index: false },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafc' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1015' },
  ],
};

/** Every page is made for whoever asks; nothing of it is made at build time. */
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await readLocale();
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        <Fonts locale={locale} nonce={nonce} />
        <ThemeScript />
      </head>
      <body>
        <Messages area="shared">
          <ApiProvider>{children}</ApiProvider>
          <Toasts />
        </Messages>
      </body>
    </html>
  );
}
