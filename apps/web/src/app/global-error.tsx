'use client';

import './globals.css';

import { GeistSans } from 'geist/font/sans';

import { Crashed } from '#components/shell/crashed';
import { states } from '#i18n/states';

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" dir="ltr" className={GeistSans.variable}>
      <body>
        <title>{states.crashedTitle}</title>
        <Crashed retry={retry} />
      </body>
    </html>
  );
}
