import { getRequestConfig } from 'next-intl/server';

import { readLocale } from '#server/locale';
import { messagesOf } from '#server/messages';

/** What next-intl needs for each request; the address holds no language. */
export default getRequestConfig(async () => {
  const locale = await readLocale();
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' };
});
