import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { FrozenBadge, RoleBadge, UserStatusBadge } from '#components/sellers/user-badges';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useFormat } from '#hooks/use-format';
import type { AdminUser } from '#trpc/types';

export function useSellerColumns(): Column<AdminUser>[] {
  const t = useTranslations();
  const { count } = useFormat();
  return [
    {
      key: 'account',
      header: t('sellers.account'),
      card: 'title',
      className: 'md:w-1/3 md:max-w-0',
      cell: (user) => (
        <Link href={`/admin/sellers/${user.id}`} className="group/name flex flex-col">
          <Email
            address={user.email}
            className="truncate font-medium underline-offset-4 group-hover/name:underline"
          />
          {user.name ? (
            <span
              dir="auto"
              className="max-w-full self-start truncate text-[0.8125rem] font-normal text-ink-faint"
            >
              {user.name}
            </span>
          ) : null}
        </Link>
      ),
    },
    {
      key: 'role',
      header: t('sellers.role'),
      card: 'line',
      className: 'md:max-xl:hidden',
      cell: (user) => <RoleBadge role={user.role} />,
    },
    {
      key: 'status',
      header: t('sellers.status'),
      card: 'line',
      cell: (user) => (
        <span className="inline-flex flex-wrap gap-1.5">
          <UserStatusBadge status={user.status} />
          {user.frozen ? <FrozenBadge /> : null}
        </span>
      ),
    },
    {
      key: 'balance',
      header: t('sellers.balance'),
      align: 'end',
      card: 'amount',
      cell: (user) => <Money amount={user.balance} className="font-medium" />,
    },
    {
      key: 'sold',
      header: t('sellers.sold'),
      align: 'end',
      card: 'full',
      cardLabel: t('sellers.sold'),
      cell: ({ soldLast30Days: sold }) => (
        <span className="text-ink-soft">
          <Money amount={sold.amount} />{' '}
          <span className="text-ink-faint tabular-nums">({count(sold.count)})</span>
        </span>
      ),
    },
    {
      key: 'active',
      header: t('sellers.lastActive'),
      align: 'end',
      card: 'status',
      cell: (user) => (
        <RelativeTime iso={user.lastActiveAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}
