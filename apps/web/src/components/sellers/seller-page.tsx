'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { SellerActions } from '#components/sellers/seller-actions';
import { SellerSections } from '#components/sellers/seller-sections';
import { FrozenBadge, RoleBadge, UserStatusBadge } from '#components/sellers/user-badges';
import { DetailPage } from '#components/ui/detail-page';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { PageHeader } from '#components/ui/page-header';
import { Stat, statsClass } from '#components/ui/stat';
import { AbsoluteTime, RelativeTime } from '#components/ui/time';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';

interface SellerPageProps {
  id: string;
  /** The admin who looks: nobody changes their own account. */
  viewerId: string;
}

export function SellerPage({ id, viewerId }: SellerPageProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.user.get.queryOptions({ id }));
  const isSelf = id === viewerId;
  return (
    <DetailPage
      query={query}
      back={{ href: '/admin/sellers', label: t('sellers.back') }}
      missing={{ title: t('sellers.notFoundTitle'), text: t('sellers.notFoundText') }}
    >
      {(user) => (
        <>
          <PageHeader
            title={
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <Email address={user.email} className="wrap-anywhere" />
                <span className="flex flex-wrap gap-1.5">
                  <RoleBadge role={user.role} />
                  <UserStatusBadge status={user.status} />
                  {user.frozen ? <FrozenBadge /> : null}
                </span>
              </span>
            }
            description={user.name}
            actions={isSelf ? null : <SellerActions user={user} />}
          />
          {isSelf ? <Notice tone="info">{t('sellers.yourself')}</Notice> : null}
          {user.frozen ? <Notice tone="warn">{t('sellerPage.frozenNotice')}</Notice> : null}
          <dl className={cn(statsClass, 'md:grid-cols-2 xl:grid-cols-4')}>
            <Stat label={t('sellers.balance')}>
              <Money amount={user.balance} />
            </Stat>
            <Stat
              label={t('sellers.sold')}
              note={t('summary.charges', { count: user.soldLast30Days.count })}
            >
              <Money amount={user.soldLast30Days.amount} />
            </Stat>
            <Stat label={t('sellers.lastActive')}>
              <RelativeTime iso={user.lastActiveAt} />
            </Stat>
            <Stat label={t('sellers.joined')}>
              <AbsoluteTime iso={user.createdAt} shape="date" />
            </Stat>
          </dl>
          <SellerSections user={user} isSelf={isSelf} />
        </>
      )}
    </DetailPage>
  );
}
