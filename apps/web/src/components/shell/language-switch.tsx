'use client';

import { Languages } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Button } from '#components/ui/button';
import { useLanguage } from '#hooks/use-language';
import { LANGUAGE_NAMES, otherLocale } from '#i18n/locales';

/** The same for whoever has no account's menu yet. */
export function LanguageSwitch() {
  const t = useTranslations();
  const { locale, choose, isBusy } = useLanguage();
  const other = otherLocale(locale);
  return (
    <Button variant="ghost" size="sm" busy={isBusy} onClick={() => choose(other)}>
      <Languages aria-hidden />
      <span className="sr-only">{t('navigation.language')}: </span>
      <span lang={other}>{LANGUAGE_NAMES[other]}</span>
    </Button>
  );
}
