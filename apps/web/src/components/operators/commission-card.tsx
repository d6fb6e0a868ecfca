'use client';

import { Percent as PercentIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Percent } from '#components/operators/percent';
import { Badge, type Tone } from '#components/ui/badge';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Email } from '#components/ui/email';
import { onDemand } from '#components/ui/on-demand';
import { shrinking, DataTable, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { useFormat } from '#hooks/use-format';
import type { AdminOperatorDetail } from '#trpc/types';

const SetCommission = onDemand(() =>
  import('#components/operators/set-commission').then(({ SetCommission }) => SetCommission),
);

type Commission = AdminOperatorDetail['commissions'][number];

const TONES: Record<Commission['state'], Tone> = {
  scheduled: 'info',
  current: 'good',
  past: 'neutral',
  replaced: 'neutral',
};

function useColumns(): Column<Commission>[] {
  const t = useTranslations();
  return [
    {
      key: 'percent',
      header: t('catalogue.commission'),
      card: 'title',
      cell: (item) => <Percent basisPoints={item.basisPoints} className="font-medium" />,
    },
    {
      key: 'from',
      header: t('catalogue.from'),
      card: 'line',
      cell: (item) => <AbsoluteTime iso={item.effectiveFrom} className="text-ink-soft" />,
    },
    {
      key: 'by',
      header: t('catalogue.setBy'),
      card: 'full',
      className: shrinking,
      cell: (item) => <Email address={item.createdBy} className="block truncate text-ink-faint" />,
    },
    {
      key: 'state',
      header: t('catalogue.state'),
      align: 'end',
      card: 'amount',
      cell: (item) => <Badge tone={TONES[item.state]}>{t(`catalogue.${item.state}`)}</Badge>,
    },
  ];
}

/** Everybody's commission: what it is, what it will be, and what it was. */
export function CommissionCard({ operator }: { operator: AdminOperatorDetail }) {
  const columns = useColumns();
  const t = useTranslations();
  const { percentText } = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { commissions, nextCommission } = operator;
  return (
    <Card aria-label={t('catalogue.commission')}>
      <CardHeader
        title={t('catalogue.commission')}
        description={t('catalogue.commissionText')}
        actions={
          <Button size="sm" onClick={() => setIsOpen(true)}>
            <PercentIcon aria-hidden />
            {t('catalogue.setCommission')}
          </Button>
        }
      />
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 pb-4 phone:px-4">
        <span className="text-xl font-semibold tracking-tight">
          <span className="sr-only">{t('catalogue.now')} </span>
          <Percent basisPoints={operator.commissionBasisPoints} />
        </span>
        {nextCommission === null ? null : (
          <span className="text-[0.8125rem] text-ink-faint">
            {t('catalogue.nextChange', { percent: percentText(nextCommission.basisPoints) })}{' '}
            <AbsoluteTime iso={nextCommission.effectiveFrom} />
          </span>
        )}
      </div>
      {commissions.length === 0 ? (
        <p className="px-5 pb-5 text-ink-faint phone:px-4">{t('catalogue.noHistory')}</p>
      ) : (
        <div className="border-t border-line">
          <DataTable
            label={t('catalogue.history')}
            columns={columns}
            rows={commissions}
            rowKey={(item) => item.id}
          />
        </div>
      )}
      <SetCommission operator={operator} open={isOpen} onClose={() => setIsOpen(false)} />
    </Card>
  );
}
