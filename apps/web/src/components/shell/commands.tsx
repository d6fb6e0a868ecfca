'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import {
  ArrowLeftRight,
  Hourglass,
  KeyRound,
  Languages,
  LogOut,
  User,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';

import { ADMIN_NAV } from '#components/shell/nav-items';
import { Dialog } from '#components/ui/dialog';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { useDebounced } from '#hooks/use-debounced';
import { useLanguage } from '#hooks/use-language';
import { useSignOut } from '#hooks/use-sign-out';
import { LANGUAGE_NAMES, otherLocale } from '#i18n/locales';
import { useTRPC } from '#trpc/client';

const SETTLE_MS = 200;
const SELLERS = 6;

interface CommandsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every page, sellers by e-mail or name, and what can be done from anywhere. */
export function Commands({ open, onOpenChange }: CommandsProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('palette.title')}
      className="md:top-[12vh] md:max-w-[34rem] md:translate-y-0"
    >
      <CommandList onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

/** Inside the dialog, so that it begins empty each time it opens. */
function CommandList({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const trpc = useTRPC();
  const { signOut } = useSignOut();
  const { locale, choose } = useLanguage();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim(), SETTLE_MS);
  const sellers = useQuery(
    trpc.admin.user.list.queryOptions(
      { search, limit: SELLERS },
      { enabled: search !== '', placeholderData: keepPreviousData },
    ),
  );
  const found = search === '' ? [] : (sellers.data?.items ?? []);
  const after = (deed: () => void) => () => {
    onDone();
    deed();
  };
  const goTo = (href: string) => after(() => router.push(href));
  return (
    <Command label={t('palette.title')} className="flex min-h-0 flex-1 flex-col">
      <div className="px-5 pt-1 pb-3">
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={t('palette.placeholder')}
          className="h-11 w-full rounded-lg border border-line-strong bg-surface px-3 text-base outline-accent placeholder:text-ink-faint focus-visible:outline-2"
        />
      </div>
      <Command.List className="h-80 overflow-y-auto border-t border-line p-2">
        <Command.Empty className="px-3 py-8 text-center text-ink-faint">
          {sellers.isFetching ? t('states.loading') : t('palette.nothing')}
        </Command.Empty>
        <Group heading={t('palette.pages')}>
          {ADMIN_NAV.map(({ href, label, icon }) => (
            <Item key={href} value={t(label)} icon={icon} onSelect={goTo(href)}>
              {t(label)}
            </Item>
          ))}
        </Group>
        {found.length > 0 ? (
          <Group heading={t('palette.sellers')}>
            {found.map((user) => (
              <Item
                key={user.id}
                value={user.email}
                keywords={user.name ? [user.name] : []}
                icon={User}
                onSelect={goTo(`/admin/sellers/${user.id}`)}
              >
                <Email address={user.email} className="min-w-0 flex-1 truncate" />
                <Money amount={user.balance} className="text-ink-faint" />
              </Item>
            ))}
          </Group>
        ) : null}
        <Group heading={t('palette.actions')}>
          <Item
            value={t('palette.second')}
            icon={Hourglass}
            onSelect={goTo('/admin/credit?needs=second')}
          >
            {t('palette.second')}
          </Item>
          <Item
            value={t('navigation.changePassword')}
            icon={KeyRound}
            onSelect={goTo('/admin/password')}
          >
            {t('navigation.changePassword')}
          </Item>
          <Item value={t('navigation.sellerArea')} icon={ArrowLeftRight} onSelect={goTo('/buy')}>
            {t('navigation.sellerArea')}
          </Item>
          <Item
            value={LANGUAGE_NAMES[otherLocale(locale)]}
            keywords={[t('navigation.language')]}
            icon={Languages}
            onSelect={after(() => choose(otherLocale(locale)))}
          >
            {LANGUAGE_NAMES[otherLocale(locale)]}
          </Item>
          <Item value={t('navigation.signOut')} icon={LogOut} onSelect={after(signOut)}>
            {t('navigation.signOut')}
          </Item>
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

interface ItemProps {
  value: string;
  keywords?: string[];
  icon: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

function Item({ value, keywords, icon: Icon, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      {...(keywords && { keywords })}
      onSelect={onSelect}
      className="flex h-10 cursor-default items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      {children}
    </Command.Item>
  );
}
