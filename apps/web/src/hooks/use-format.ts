import { useLocale } from 'next-intl';

import { formatsOf, type Formats } from '#format/formats';

/** Amounts, times, numbers and phone numbers as the reader's language writes them. */
export function useFormat(): Formats {
  return formatsOf(useLocale());
}
