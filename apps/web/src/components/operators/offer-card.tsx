'use client';

import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { RangeText } from '#components/operators/offer-summary';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Money } from '#components/ui/money';
import { onDemand } from '#components/ui/on-demand';
import type { AdminOperatorDetail } from '#trpc/types';

const EditOffer = onDemand(() =>
  import('#components/operators/edit-offer').then(({ EditOffer }) => EditOffer),
);

const chipClass =
  'flex h-8 items-center rounded-full bg-sunken px-3 text-[0.8125rem] text-ink-soft';

/** Everything that an operator offers. */
export function OfferCard({ operator }: { operator: AdminOperatorDetail }) {
  const t = useTranslations();
  const [isOpen, setIsOpen] = useState(false);
  const { denominations, ranges } = operator;
  return (
    <Card aria-label={t('catalogue.offer')}>
      <CardHeader
        title={t('catalogue.offer')}
        description={t('catalogue.offerText')}
        actions={
          <Button size="sm" onClick={() => setIsOpen(true)}>
            <Pencil aria-hidden />
            {t('catalogue.edit')}
          </Button>
        }
      />
      <div className="flex flex-col gap-4 px-5 pt-1 pb-5 phone:px-4">
        {denominations.length > 0 ? (
          <section aria-label={t('catalogue.denominations')} className="flex flex-col gap-2">
            <h3 className="text-xs font-medium text-ink-faint">{t('catalogue.denominations')}</h3>
            <ul className="flex flex-wrap gap-2">
              {denominations.map((amount) => (
                <li key={amount} className={chipClass}>
                  <Money amount={amount} short />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {ranges.length > 0 ? (
          <section aria-label={t('catalogue.ranges')} className="flex flex-col gap-2">
            <h3 className="text-xs font-medium text-ink-faint">{t('catalogue.ranges')}</h3>
            <ul className="flex flex-wrap gap-2">
              {ranges.map((range) => (
                <li key={`${range.min} ${range.max}`} className={chipClass}>
                  <RangeText {...range} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
      <EditOffer operator={operator} open={isOpen} onClose={() => setIsOpen(false)} />
    </Card>
  );
}
