'use client';

import { NOTE_MAX_CHARACTERS } from '@chargeflow/core/consts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { NotebookPen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { ListStates } from '#components/ui/list-states';
import { rowsOf } from '#components/ui/list-view';
import { LoadMore } from '#components/ui/load-more';
import { Notice } from '#components/ui/notice';
import { RelativeTime } from '#components/ui/time';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';

/** What admins tell each other about an account. */
export function SellerNotes({ userId }: { userId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.user.notes.infiniteQueryOptions({ id: userId }, byCursor),
  );
  return (
    <>
      <AddNote userId={userId} />
      <ListStates
        query={query}
        rows={query.data && rowsOf(query)}
        loadingLabel={t('sellerPage.loadingNotes')}
        expected={3}
        empty={
          <EmptyState icon={NotebookPen} title={t('sellerPage.noNotesTitle')}>
            {t('sellerPage.noNotesText')}
          </EmptyState>
        }
      >
        {(notes) => (
          <ul aria-label={t('sellerPage.notes')} className="divide-y divide-line">
            {notes.map((note) => (
              <li key={note.id} className="flex flex-col gap-1 px-5 py-3 phone:px-4">
                <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
                  {note.text}
                </p>
                <span className="flex flex-wrap gap-x-2 text-[0.8125rem] text-ink-faint">
                  <Email address={note.author.email} />
                  <RelativeTime iso={note.createdAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </ListStates>
      <LoadMore
        hasMore={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

function AddNote({ userId }: { userId: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const add = useMutation(
    trpc.admin.user.addNote.mutationOptions({
      onSuccess: async () => {
        setText('');
        setIsMissing(false);
        toast.success(t('sellerPage.noteAdded'));
        await queryClient.invalidateQueries(trpc.admin.user.notes.pathFilter());
      },
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-b border-line p-5 phone:p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') setIsMissing(true);
        else add.mutate({ id: userId, text: text.trim() });
      }}
    >
      <Field
        label={t('sellerPage.note')}
        hint={t('sellerPage.notesText')}
        error={isMissing && text.trim() === '' ? t('sellerPage.noteNeeded') : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={2}
            maxLength={NOTE_MAX_CHARACTERS}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {add.isError ? <Notice tone="bad">{failureText(add.error)}</Notice> : null}
      <Button type="submit" variant="primary" busy={add.isPending} className="w-fit">
        {t('sellerPage.addNote')}
      </Button>
    </form>
  );
}
