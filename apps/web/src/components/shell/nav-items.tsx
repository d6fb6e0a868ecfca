import {
  Banknote,
  BookUser,
  ChartColumn,
  LifeBuoy,
  ListPlus,
  RadioTower,
  ReceiptText,
  Scale,
  ScrollText,
  Smartphone,
  Users,
  Wallet,
  Zap,
  type LucideIcon,
} from 'lucide-react';

import type { MessageKey } from '#i18n/translation';

export interface NavItem {
  href: string;
  label: MessageKey & `navigation.${string}`;
  /** For the bar on phones, where few must fit. */
  shortLabel?: NavItem['label'];
  icon: LucideIcon;
}

export const SELLER_NAV: readonly NavItem[] = [
  { href: '/buy', label: 'navigation.buy', icon: Zap },
  {
    href: '/bulk',
    label: 'navigation.bulk',
    shortLabel: 'navigation.bulkShort',
    icon: ListPlus,
  },
  { href: '/charges', label: 'navigation.charges', icon: Smartphone },
  { href: '/wallet', label: 'navigation.wallet', icon: Wallet },
  {
    href: '/phones',
    label: 'navigation.phoneBook',
    shortLabel: 'navigation.phones',
    icon: BookUser,
  },
];

export const ADMIN_NAV: readonly NavItem[] = [
  { href: '/admin', label: 'navigation.overview', icon: ChartColumn },
  {
    href: '/admin/credit',
    label: 'navigation.creditQueue',
    shortLabel: 'navigation.credit',
    icon: Banknote,
  },
  { href: '/admin/desk', label: 'navigation.desk', icon: LifeBuoy },
  { href: '/admin/sellers', label: 'navigation.sellers', icon: Users },
  { href: '/admin/charges', label: 'navigation.charges', icon: Smartphone },
  { href: '/admin/operators', label: 'navigation.operators', icon: RadioTower },
  { href: '/admin/entries', label: 'navigation.entries', icon: ReceiptText },
  { href: '/admin/reconciliation', label: 'navigation.reconciliation', icon: Scale },
  { href: '/admin/audit', label: 'navigation.audit', icon: ScrollText },
];

export type Area = 'seller' | 'admin';

export function navOf(area: Area): readonly NavItem[] {
  return area === 'admin' ? ADMIN_NAV : SELLER_NAV;
}

export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== '/admin' && pathname.startsWith(`${href}/`));
}
