import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';

import type { MessageArea } from '#i18n/areas';
import { readLocale } from '#server/locale';
import { messagesFor } from '#server/messages';

interface MessagesProps {
  area: MessageArea;
  children: ReactNode;
}

/** Gives the components below the texts of their area, in the reader's language alone. */
export async function Messages({ area, children }: MessagesProps) {
  const locale = await readLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={messagesFor(area, locale)} formats={null}>
      {children}
    </NextIntlClientProvider>
  );
}
