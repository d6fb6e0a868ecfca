'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { cn } from '#style/class-names';

const SECTIONS = [
  { href: '/wallet', label: 'wallet.statement' },
  { href: '/wallet/credit', label: 'wallet.credit' },
] as const;

export function WalletTabs() {
  const t = useTranslations();
  const pathname = usePathname();
  return (
    <nav aria-label={t('wallet.sections')} className="border-b border-line">
      <ul className="-mb-px flex gap-6">
        {SECTIONS.map(({ href, label }) => {
          const current = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-10 items-center border-b-2 font-medium transition-colors phone:h-11',
                  current
                    ? 'border-accent text-ink'
                    : 'border-transparent text-ink-faint hover:text-ink',
                )}
              >
                {t(label)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
