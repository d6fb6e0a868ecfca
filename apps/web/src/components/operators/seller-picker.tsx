'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Email } from '#components/ui/email';
import { SearchInput } from '#components/ui/search-input';
import { Spinner } from '#components/ui/spinner';
import { useTRPC } from '#trpc/client';

const SHOWN_MAX = 5;

/** A seller, as far as a choice needs to know them. */
export interface ChosenSeller {
  id: string;
  email: string;
}

interface SellerPickerProps {
  seller: ChosenSeller | null;
  onChoose: (seller: ChosenSeller | null) => void;
}

/** Finds one account by a part of its e-mail address or name. */
export function SellerPicker({ seller, onChoose }: SellerPickerProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const found = useQuery(
    trpc.admin.user.list.queryOptions(search === '' ? skipToken : { search, limit: SHOWN_MAX }),
  );
  if (seller !== null) {
    return (
      <div className="flex items-center justify-between gap-3 rounded-lg bg-sunken py-1.5 ps-3 pe-1.5">
        <Email address={seller.email} className="min-w-0 truncate font-medium" />
        <Button size="sm" variant="ghost" onClick={() => onChoose(null)}>
          {t('catalogue.chooseOther')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <SearchInput label={t('catalogue.pickSeller')} value={search} onSearch={setSearch} />
      {search !== '' && found.isPending ? <Spinner className="mx-auto" /> : null}
      {found.data?.items.length === 0 ? (
        <p role="status" className="px-1 text-[0.8125rem] text-ink-faint">
          {t('catalogue.noSeller')}
        </p>
      ) : null}
      <ul className="flex flex-col">
        {found.data?.items.map((user) => (
          <li key={user.id}>
            <button
              type="button"
              onClick={() => onChoose({ id: user.id, email: user.email })}
              className="flex w-full min-w-0 flex-col rounded-md px-3 py-2 text-start hover:bg-hover"
            >
              <Email address={user.email} className="max-w-full truncate" />
              {user.name ? (
                <span className="max-w-full truncate text-[0.8125rem] text-ink-faint">
                  {user.name}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
