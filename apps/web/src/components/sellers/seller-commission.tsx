'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { Percent } from '#components/operators/percent';
import { ButtonLink } from '#components/ui/button';
import { CardHeader } from '#components/ui/card';
import { ListStates } from '#components/ui/list-states';
import { DataTable, type Column } from '#components/ui/table';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';
import type { AdminOperator, AdminUser } from '#trpc/types';

interface Row {
  operator: AdminOperator;
  /** Null where it is everybody's. */
  ownBasisPoints: number | null;
}

/** What an account keeps of its sales, operator by operator. */
export function SellerCommission({ user }: { user: AdminUser }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const columns = useColumns();
  const operators = useQuery(trpc.admin.operator.list.queryOptions());
  const items = operators.data?.items ?? [];
  const owns = useQueries({
    queries: items.map(({ code }) =>
      trpc.admin.operator.sellerCommissions.queryOptions({ code, search: user.email }),
    ),
  });
  const failed = [operators, ...owns].find((query) => query.isError);
  const rows = items.map((operator, place): Row => {
    const own = owns[place]?.data?.items.find((item) => item.user.id === user.id);
    return { operator, ownBasisPoints: own?.basisPoints ?? null };
  });
  const isLoading = operators.isPending || owns.some((query) => query.isPending);
  return (
    <>
      <CardHeader title={t('sellerPage.commission')} description={t('sellerPage.commissionText')} />
      <ListStates
        query={failed ?? operators}
        rows={failed || isLoading ? undefined : rows}
        loadingLabel={t('states.loading')}
        expected={3}
        empty={null}
      >
        {(shown) => (
          <DataTable
            label={t('sellerPage.commission')}
            columns={columns}
            rows={shown}
            rowKey={({ operator }) => operator.code}
          />
        )}
      </ListStates>
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations();
  const nameOf = useOperatorNames();
  return [
    {
      key: 'operator',
      header: t('catalogue.operator'),
      card: 'title',
      cell: ({ operator }) => <span className="font-medium">{nameOf(operator.code)}</span>,
    },
    {
      key: 'commission',
      header: t('catalogue.commission'),
      card: 'amount',
      cell: ({ operator, ownBasisPoints }) => (
        <Percent
          basisPoints={ownBasisPoints ?? operator.commissionBasisPoints}
          className="font-medium"
        />
      ),
    },
    {
      key: 'whose',
      header: <span className="sr-only">{t('sellerPage.own')}</span>,
      card: 'line',
      cell: ({ ownBasisPoints }) => (
        <span className="text-ink-soft">
          {ownBasisPoints === null ? t('sellerPage.everybodys') : t('sellerPage.own')}
        </span>
      ),
    },
    {
      key: 'change',
      header: <span className="sr-only">{t('sellers.actions')}</span>,
      align: 'end',
      card: 'status',
      cell: ({ operator }) => (
        <ButtonLink href={`/admin/operators/${operator.code}`} variant="quiet" size="sm">
          {t('sellerPage.changeAt', { name: nameOf(operator.code) })}
        </ButtonLink>
      ),
    },
  ];
}
