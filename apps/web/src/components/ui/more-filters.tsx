'use client';

import { ListFilter } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState, type ReactNode } from 'react';

import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';

interface MoreFiltersProps {
  /** How many of them are set. */
  count: number;
  onClear: () => void;
  /** Stands beside the button that opens them. */
  beside?: ReactNode;
  children: ReactNode;
}

/** Filters that are not always wanted: a button that opens a card of fields, and says how many count. */
export function MoreFilters({ count, onClear, beside, children }: MoreFiltersProps) {
  const t = useTranslations();
  const id = useId();
  const [isOpen, setIsOpen] = useState(count > 0);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 md:basis-full">
        <Button
          size="sm"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          className="phone:h-10"
        >
          <ListFilter aria-hidden />
          {count === 0 ? t('lists.filters') : t('lists.filtersSet', { count })}
        </Button>
        {count > 0 ? (
          <Button size="sm" variant="ghost" onClick={onClear} className="phone:h-10">
            {t('lists.clearFilters')}
          </Button>
        ) : null}
        {beside}
      </div>
      <Card id={id} hidden={!isOpen} aria-label={t('lists.filters')} className="md:basis-full">
        <div className="grid grid-cols-2 items-start gap-3 p-3 md:grid-cols-4 md:gap-x-4 md:p-4">
          {children}
        </div>
      </Card>
    </>
  );
}
