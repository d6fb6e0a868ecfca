import 'server-only';

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

import type { MessageKey } from '#i18n/translation';

/** A page's `generateMetadata`: its title is that message. */
export function titled(key: MessageKey): () => Promise<Metadata> {
  return async () => {
    const t = await getTranslations();
    // Titles take no arguments.
    return { title: t(key as 'states.loading') };
  };
}
