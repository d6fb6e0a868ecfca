'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { isCurrent, navOf, type Area } from '#components/shell/nav-items';
import { Menu, MenuLink } from '#components/ui/menu';
import { cn } from '#style/class-names';

/** As many as the narrowest phone has room for; where there are more, the last place opens the rest. */
const BAR_PLACES = 5;
const PLACES_BESIDE_REST = 3;

const placeClass = (current: boolean) =>
  cn(
    'relative flex h-full w-full flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium transition-colors',
    current ? 'text-accent-ink' : 'text-ink-faint',
  );

interface BottomBarProps {
  area: Area;
  badges?: Readonly<Record<string, ReactNode>>;
}

export function BottomBar({ area, badges = {} }: BottomBarProps) {
  const t = useTranslations();
  const pathname = usePathname();
  const items = navOf(area);
  const fits = items.length <= BAR_PLACES;
  const shown = fits ? items : items.slice(0, PLACES_BESIDE_REST);
  const rest = fits ? [] : items.slice(PLACES_BESIDE_REST);
  return (
    <nav
      aria-label={t('navigation.main')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-[3.75rem] auto-cols-fr grid-flow-col">
        {shown.map(({ href, label, shortLabel, icon: Icon }) => {
          const current = isCurrent(href, pathname);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={placeClass(current)}
              >
                <Icon aria-hidden className="size-5" strokeWidth={current ? 2.25 : 1.9} />
                {t(shortLabel ?? label)}
                <span className="absolute top-1 start-1/2 ms-1.5">{badges[href]}</span>
              </Link>
            </li>
          );
        })}
        {rest.length > 0 ? (
          <li>
            <Menu
              fixed
              side="top"
              trigger={
                <button
                  type="button"
                  className={placeClass(rest.some((item) => isCurrent(item.href, pathname)))}
                >
                  <Ellipsis aria-hidden className="size-5" />
                  {t('navigation.more')}
                </button>
              }
            >
              {rest.map(({ href, label, icon: Icon }) => (
                <MenuLink key={href} href={href}>
                  <Icon aria-hidden />
                  {t(label)}
                  <span className="ms-auto">{badges[href]}</span>
                </MenuLink>
              ))}
            </Menu>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
