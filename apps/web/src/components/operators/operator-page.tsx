'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ChangeOperatorStatus } from '#components/operators/change-operator-status';
import { CommissionCard } from '#components/operators/commission-card';
import { OfferCard } from '#components/operators/offer-card';
import { OperatorStatusBadge } from '#components/operators/operator-status';
import { SellerCommissions } from '#components/operators/seller-commissions';
import { ButtonLink } from '#components/ui/button';
import { DetailPage } from '#components/ui/detail-page';
import { PageHeader } from '#components/ui/page-header';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';

export function OperatorPage({ code }: { code: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const nameOf = useOperatorNames();
  const query = useQuery(trpc.admin.operator.get.queryOptions({ code }));
  return (
    <DetailPage
      query={query}
      back={{ href: '/admin/operators', label: t('catalogue.back') }}
      missing={{ title: t('catalogue.notFoundTitle'), text: t('catalogue.notFoundText') }}
    >
      {(operator) => (
        <>
          <PageHeader
            title={
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                {nameOf(operator.code)}
                <OperatorStatusBadge status={operator.status} />
              </span>
            }
            description={operator.code}
            actions={
              <>
                <ButtonLink href={`/admin/audit?subject=${operator.id}`} variant="quiet">
                  {t('catalogue.itsAudit')}
                </ButtonLink>
                <ChangeOperatorStatus operator={operator} />
              </>
            }
          />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <OfferCard operator={operator} />
            <CommissionCard operator={operator} />
          </div>
          <SellerCommissions operator={operator} />
        </>
      )}
    </DetailPage>
  );
}
