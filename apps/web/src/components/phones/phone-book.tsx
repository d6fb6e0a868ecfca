'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { BookUser, Pencil, Plus, Trash2, Zap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { StarPhone } from '#components/phones/star-phone';
import { Button, ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { onDemand } from '#components/ui/on-demand';
import { PageHeader } from '#components/ui/page-header';
import { Phone } from '#components/ui/phone';
import type { Column } from '#components/ui/table';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { PhoneEntry } from '#trpc/types';

const AddPhone = onDemand(() =>
  import('#components/phones/add-phone').then(({ AddPhone }) => AddPhone),
);
const EditLabel = onDemand(() =>
  import('#components/phones/edit-label').then(({ EditLabel }) => EditLabel),
);
const RemovePhone = onDemand(() =>
  import('#components/phones/remove-phone').then(({ RemovePhone }) => RemovePhone),
);

interface PhoneColumnsOptions {
  onEdit: (entry: PhoneEntry) => void;
  onRemove: (entry: PhoneEntry) => void;
}

function useColumns({ onEdit, onRemove }: PhoneColumnsOptions): Column<PhoneEntry>[] {
  const { phoneText } = useFormat();
  const t = useTranslations();
  return [
    {
      key: 'phone',
      header: t('phones.phone'),
      card: 'title',
      cell: (entry) => (
        <span className="flex flex-col">
          <Phone number={entry.phone} className="font-medium" />
          {entry.label ? (
            <span className="text-[0.8125rem] font-normal text-ink-faint wrap-anywhere">
              {entry.label}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'charged',
      header: t('phones.charged'),
      align: 'end',
      card: 'amount',
      cell: (entry) => <Money amount={entry.charged} />,
    },
    {
      key: 'actions',
      header: <span className="sr-only">{t('phones.buyFor')}</span>,
      align: 'end',
      card: 'action',
      cell: (entry) => (
        <span className="flex items-center justify-end gap-1 phone:justify-between">
          <ButtonLink
            href={`/buy?phone=${encodeURIComponent(entry.phone)}`}
            size="sm"
            aria-label={t('phones.buyForNumber', { phone: phoneText(entry.phone) })}
          >
            <Zap aria-hidden />
            {t('phones.buyFor')}
          </ButtonLink>
          <StarPhone entry={entry} />
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('phones.editNumber', { phone: phoneText(entry.phone) })}
            onClick={() => onEdit(entry)}
          >
            <Pencil aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('phones.removeNumber', { phone: phoneText(entry.phone) })}
            onClick={() => onRemove(entry)}
          >
            <Trash2 aria-hidden />
          </Button>
        </span>
      ),
    },
  ];
}

export function PhoneBook() {
  const t = useTranslations();
  const trpc = useTRPC();
  const [isAdding, setIsAdding] = useState(false);
  const [editing, setEditing] = useState<PhoneEntry | null>(null);
  const [removing, setRemoving] = useState<PhoneEntry | null>(null);
  const query = useInfiniteQuery(trpc.phone.list.infiniteQueryOptions({}, byCursor));
  const add = (
    <Button variant="primary" onClick={() => setIsAdding(true)}>
      <Plus aria-hidden />
      {t('phones.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('phones.title')} description={t('phones.text')} actions={add} />
      <Card>
        <ListView
          query={query}
          label={t('phones.title')}
          loadingLabel={t('phones.loading')}
          columns={useColumns({ onEdit: setEditing, onRemove: setRemoving })}
          rowKey={(entry) => entry.id}
          empty={
            <EmptyState icon={BookUser} title={t('phones.emptyTitle')}>
              {t('phones.emptyText')}
            </EmptyState>
          }
        />
      </Card>
      <AddPhone open={isAdding} onClose={() => setIsAdding(false)} />
      <EditLabel entry={editing} onClose={() => setEditing(null)} />
      <RemovePhone entry={removing} onClose={() => setRemoving(null)} />
    </>
  );
}
