'use client';

import { ArrowLeftRight, KeyRound, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';

import type { Account } from '#components/shell/account-menu';
import { LanguageMenuItem } from '#components/shell/language-menu-item';
import type { Area } from '#components/shell/nav-items';
import { ThemeMenuItem } from '#components/shell/theme-menu-item';
import { Email } from '#components/ui/email';
import { MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu';
import { useSignOut } from '#hooks/use-sign-out';

/** Whose account it is, where else it leads, and how its pages look and read. */
export function AccountItems({ account, area }: { account: Account; area: Area }) {
  const t = useTranslations();
  const { signOut, busy } = useSignOut();
  return (
    <>
      <p className="max-w-60 px-2.5 py-2 text-xs text-ink-faint">
        <Email address={account.email} className="block truncate" />
      </p>
      <MenuSeparator />
      {account.role === 'admin' ? (
        <MenuLink href={area === 'admin' ? '/buy' : '/admin/credit'}>
          <ArrowLeftRight aria-hidden />
          {area === 'admin' ? t('navigation.sellerArea') : t('navigation.adminArea')}
        </MenuLink>
      ) : null}
      {area === 'admin' ? (
        <MenuLink href="/admin/password">
          <KeyRound aria-hidden />
          {t('navigation.changePassword')}
        </MenuLink>
      ) : (
        <MenuLink href="/profile">
          <UserRound aria-hidden />
          {t('navigation.profile')}
        </MenuLink>
      )}
      <LanguageMenuItem />
      <ThemeMenuItem />
      <MenuSeparator />
      <MenuItem onSelect={signOut} disabled={busy} keepOpen>
        <LogOut aria-hidden />
        {busy ? t('navigation.signingOut') : t('navigation.signOut')}
      </MenuItem>
    </>
  );
}
