'use client';

import { ENTRY_KINDS } from '@chargeflow/core/consts';
import { useTranslations } from 'next-intl';

import { EntryTable } from '#components/entries/entry-table';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { FilterLinks } from '#components/ui/filter-links';
import { Toolbar } from '#components/ui/toolbar';
import { useUrlFilters } from '#hooks/use-url-filter';
import { adminEntriesInput } from '#trpc/list-inputs';

export function EntryBrowser() {
  const t = useTranslations();
  const filters = useUrlFilters();
  const input = adminEntriesInput(filters.get);
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('entries.filterKind')}
          items={[
            { href: filters.hrefWith('kind', null), label: t('entries.all'), current: !input.kind },
            ...ENTRY_KINDS.map((kind) => ({
              href: filters.hrefWith('kind', kind),
              label: t(`entryKinds.${kind}`),
              current: input.kind === kind,
            })),
          ]}
        />
        {input.userId ? (
          <ClearFilter
            text={t('entries.onlySeller')}
            label={t('entries.clearSeller')}
            onClear={() => filters.replace('user', null)}
          />
        ) : null}
      </Toolbar>
      <Card>
        <EntryTable input={input} />
      </Card>
    </>
  );
}
