'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { Logo } from '#components/shell/logo';
import { isCurrent, navOf, type Area } from '#components/shell/nav-items';
import { cn } from '#style/class-names';

interface SidebarProps {
  area: Area;
  finder?: ReactNode;
  footer: ReactNode;
  badges?: Readonly<Record<string, ReactNode>>;
}

export function Sidebar({ area, finder, footer, badges = {} }: SidebarProps) {
  const t = useTranslations();
  const pathname = usePathname();
  return (
    <aside className="sticky top-0 flex h-dvh w-60 shrink-0 flex-col border-e border-line bg-surface phone:hidden">
      <Link href="/" className="mx-3 mt-3 mb-4 flex h-11 items-center rounded-lg px-2">
        <Logo />
      </Link>
      {finder ? <div className="px-3 pb-3">{finder}</div> : null}
      <nav aria-label={t('navigation.main')} className="flex-1 overflow-y-auto px-3">
        <ul className="flex flex-col gap-0.5">
          {navOf(area).map(({ href, label, icon: Icon }) => {
            const current = isCurrent(href, pathname);
            return (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={current ? 'page' : undefined}
                  className={cn(
                    'flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium transition-colors',
                    current
                      ? 'bg-accent-soft text-accent-ink'
                      : 'text-ink-soft hover:bg-hover hover:text-ink',
                  )}
                >
                  <Icon
                    aria-hidden
                    className="size-[1.125rem]"
                    strokeWidth={current ? 2.25 : 1.9}
                  />
                  {t(label)}
                  <span className="ms-auto">{badges[href]}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="flex flex-col gap-3 p-3">{footer}</div>
    </aside>
  );
}
