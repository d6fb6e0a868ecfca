'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';

import { ChoiceChips } from '#components/ui/choice-chips';
import { useLanguage } from '#hooks/use-language';
import { isLocale, LANGUAGE_NAMES, LOCALES } from '#i18n/locales';
import { chooseTheme, currentTheme, onThemeChange, THEMES, type Theme } from '#style/theme';

const ofServer = (): Theme => 'system';

/** Language and theme, each at once. */
export function Looks() {
  const t = useTranslations();
  const { locale, choose } = useLanguage();
  const theme = useSyncExternalStore(onThemeChange, currentTheme, ofServer);
  return (
    <div className="flex flex-col gap-4 px-5 pb-5 phone:px-4 phone:pb-4">
      <div className="flex flex-col gap-2">
        <span aria-hidden className="text-[0.8125rem] font-medium">
          {t('navigation.language')}
        </span>
        <ChoiceChips
          label={t('navigation.language')}
          name="language"
          choices={LOCALES.map((name) => ({
            value: name,
            label: <span lang={name}>{LANGUAGE_NAMES[name]}</span>,
          }))}
          value={locale}
          onChange={(chosen) => {
            if (isLocale(chosen)) choose(chosen);
          }}
        />
      </div>
      <div className="flex flex-col gap-2">
        <span aria-hidden className="text-[0.8125rem] font-medium">
          {t('profile.themeName')}
        </span>
        <ChoiceChips
          label={t('profile.themeName')}
          name="theme"
          choices={THEMES.map((name) => ({ value: name, label: t(`profile.${name}`) }))}
          value={theme}
          onChange={(chosen) => chooseTheme(THEMES.find((name) => name === chosen) ?? 'system')}
        />
      </div>
    </div>
  );
}
