'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';

import type { Area } from '#components/shell/nav-items';
import { Menu } from '#components/ui/menu';
import { onDemand, usePreload } from '#components/ui/on-demand';

const AccountItems = onDemand(
  () => import('#components/shell/account-items').then(({ AccountItems }) => AccountItems),
  { atOnce: true },
);

export interface Account {
  email: string;
  name: string | null;
  role: 'seller' | 'admin';
}

interface AccountMenuProps {
  account: Account;
  area: Area;
  /** Only the initials, for the bar on phones. */
  compact?: boolean;
}

export function AccountMenu({ account, area, compact = false }: AccountMenuProps) {
  const t = useTranslations();
  usePreload(AccountItems);
  const name = account.name ?? account.email;
  return (
    <Menu
      fixed
      side={compact ? 'bottom' : 'top'}
      align={compact ? 'end' : 'start'}
      trigger={
        compact ? (
          <button
            type="button"
            aria-label={t('navigation.accountMenu')}
            className="rounded-full p-1"
          >
            <Initials name={name} />
          </button>
        ) : (
          <button
            type="button"
            aria-label={t('navigation.accountMenu')}
            className="flex w-full items-center gap-2.5 rounded-lg p-2 text-start transition-colors hover:bg-hover data-popup-open:bg-hover"
          >
            <Initials name={name} />
            <span className="flex min-w-0 flex-1 flex-col">
              <bdi className="text-as-parent truncate text-[0.8125rem] font-medium">{name}</bdi>
              <span className="truncate text-xs text-ink-faint">
                {account.role === 'admin' ? t('navigation.roleAdmin') : t('navigation.roleSeller')}
              </span>
            </span>
            <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
          </button>
        )
      }
    >
      <AccountItems account={account} area={area} />
    </Menu>
  );
}

function Initials({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink uppercase"
    >
      {name.slice(0, 2)}
    </span>
  );
}
