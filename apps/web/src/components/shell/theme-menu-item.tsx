'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';

import { MenuItem } from '#components/ui/menu';
import { chooseTheme, currentTheme, onThemeChange, THEMES, type Theme } from '#style/theme';

const LOOKS = {
  system: { icon: Monitor, label: 'navigation.themeSystem' },
  light: { icon: Sun, label: 'navigation.themeLight' },
  dark: { icon: Moon, label: 'navigation.themeDark' },
} as const;

const ofServer = (): Theme => 'system';

/** Says which theme is on; choosing it goes on to the next. */
export function ThemeMenuItem() {
  const t = useTranslations();
  const theme = useSyncExternalStore(onThemeChange, currentTheme, ofServer);
  const { icon: Icon, label } = LOOKS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <MenuItem keepOpen onSelect={() => chooseTheme(next)}>
      <Icon aria-hidden />
      {t(label)}
    </MenuItem>
  );
}
