'use client';

import { Languages } from 'lucide-react';

import { MenuItem } from '#components/ui/menu';
import { useLanguage } from '#hooks/use-language';
import { LANGUAGE_NAMES, otherLocale } from '#i18n/locales';

/** Names the other language in that language; choosing it goes over to it. */
export function LanguageMenuItem() {
  const { locale, choose, isBusy } = useLanguage();
  const other = otherLocale(locale);
  return (
    <MenuItem onSelect={() => choose(other)} disabled={isBusy}>
      <Languages aria-hidden />
      <span lang={other}>{LANGUAGE_NAMES[other]}</span>
    </MenuItem>
  );
}
