import './globals.css';

import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

import { ApiProvider } from '#components/shell/api-provider';
import { ThemeScript } from '#components/shell/theme-script';
import { Toasts } from '#components/ui/toasts';
import { navigation } from '#i18n/navigation';

export const metadata: Metadata = {
  title: { default: navigation.productName, template: `%s · ${navigation.productName}` },
  description: navigation.tagline,
  robots: { index: false },
  formatDetection: { telephone: false },
};

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

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      dir="ltr"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
      </head>
      <body>
        <ApiProvider>{children}</ApiProvider>
        <Toasts />
      </body>
    </html>
  );
}
