'use client';

import { ENTRY_KINDS } from '@chargeflow/core/consts';

import { EntryTable } from '#components/entries/entry-table';
import { Card } from '#components/ui/card';
import { ClearFilter } from '#components/ui/clear-filter';
import { FilterLinks } from '#components/ui/filter-links';
import { Toolbar } from '#components/ui/toolbar';
import { useUrlFilters } from '#hooks/use-url-filter';
import { entries } from '#i18n/oversight';
import { entryKinds } from '#i18n/wallet';
import { adminEntriesInput } from '#trpc/list-inputs';

export function EntryBrowser() {
  const filters = useUrlFilters();
  const input = adminEntriesInput(filters.get);
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={entries.filterKind}
          items={[
            { href: filters.hrefWith('kind', null), label: entries.all, current: !input.kind },
            ...ENTRY_KINDS.map((kind) => ({
              href: filters.hrefWith('kind', kind),
              label: entryKinds[kind],
              current: input.kind === kind,
            })),
          ]}
        />
        {input.userId ? (
          <ClearFilter
            text={entries.onlySeller}
            label={entries.clearSeller}
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
