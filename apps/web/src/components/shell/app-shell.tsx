import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { AccountMenu, type Account } from '#components/shell/account-menu';
import { BottomBar } from '#components/shell/bottom-bar';
import { Logo } from '#components/shell/logo';
import type { Area } from '#components/shell/nav-items';
import { Sidebar } from '#components/shell/sidebar';

interface AppShellProps {
  area: Area;
  account: Account;
  /** Stands above the account on a desk, and in the upper bar on a phone. */
  aside?: ReactNode;
  /** A way to find things: under the logo on a desk, in the upper bar on a phone. */
  finder?: { wide: ReactNode; compact: ReactNode };
  /** Counts beside items of the navigation, by where these lead. */
  badges?: Readonly<Record<string, ReactNode>>;
  children: ReactNode;
}

/** Navigation at the side on a desk; on a phone a bar above and one under the thumb. */
export function AppShell({ area, account, aside, finder, badges, children }: AppShellProps) {
  const t = useTranslations();
  return (
    <div className="page-root flex min-h-dvh">
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-raised px-4 py-2 shadow-pop focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
      >
        {t('navigation.skipToContent')}
      </a>
      <Sidebar
        area={area}
        {...(badges && { badges })}
        finder={finder?.wide}
        footer={
          <>
            {aside}
            <AccountMenu account={account} area={area} />
          </>
        }
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-b border-line bg-surface ps-4 pe-2.5 md:hidden">
          <Link href="/" className="rounded-lg">
            <Logo />
          </Link>
          <span className="ms-auto">{finder?.compact}</span>
          <AccountMenu account={account} area={area} compact />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-[72rem] flex-1 flex-col gap-5 px-4 pt-5 pb-[calc(var(--bar-bottom)+1.5rem)] outline-none md:px-8 md:pt-8 md:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomBar area={area} {...(badges && { badges })} />
    </div>
  );
}
