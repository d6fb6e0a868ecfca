'use client';

import { useTranslations } from 'next-intl';

import { Checkbox } from '#components/ui/checkbox';
import type { Selection } from '#hooks/use-selection';

interface SelectAllProps {
  selection: Selection;
  /** How many can be selected. */
  count: number;
}

/** On a phone, where the heading that holds it on a desk is not shown. */
export function SelectAll({ selection, count }: SelectAllProps) {
  const t = useTranslations();
  if (count === 0) return null;
  return (
    <div className="flex items-center gap-3 border-b border-line px-4 py-3 text-[0.8125rem] md:hidden">
      <Checkbox
        label={t('queue.selectAll')}
        checked={selection.isAll}
        indeterminate={selection.isSome}
        onChange={selection.toggleAll}
      />
      <span aria-hidden className="text-ink-soft">
        {t('queue.selectAllCount', { count })}
      </span>
    </div>
  );
}
