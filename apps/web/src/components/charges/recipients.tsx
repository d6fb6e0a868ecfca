'use client';

import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Phone } from '#components/ui/phone';
import { useTRPC } from '#trpc/client';
import type { Recipient } from '#trpc/types';

const RECENTS_SHOWN = 8;

/** Those who are sold to most, one press away: favourites first, then the last ones. */
export function Recipients({ onChoose }: { onChoose: (recipient: Recipient) => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.charge.recipients.queryOptions({}));
  const recents = data?.recents.filter(({ favourite }) => !favourite).slice(0, RECENTS_SHOWN) ?? [];
  const recipients = [...(data?.favourites ?? []), ...recents];
  if (recipients.length === 0) return null;
  return (
    <ul
      aria-label={t('charges.recipients')}
      className="-mx-5 -my-1 flex snap-x scroll-px-5 gap-2 overflow-x-auto px-5 py-1 [scrollbar-width:none] phone:-mx-4 phone:scroll-px-4 phone:px-4"
    >
      {recipients.map((recipient) => (
        <li key={recipient.phone} className="snap-start">
          <button
            type="button"
            // The empty field would be told wrong as it is left, and what it is told moves this away
            // from under the press.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(recipient)}
            className="flex h-9 items-center gap-1.5 rounded-full bg-sunken px-3 text-[0.8125rem] whitespace-nowrap text-ink-soft transition-colors hover:bg-hover hover:text-ink phone:h-10"
          >
            {recipient.favourite ? (
              <>
                <Star aria-hidden className="size-3.5 fill-current text-warn" />
                <span className="sr-only">{t('charges.favourite')}</span>
              </>
            ) : null}
            {recipient.label === null ? null : (
              <bdi className="max-w-32 truncate font-medium text-ink">{recipient.label}</bdi>
            )}
            <Phone number={recipient.phone} />
          </button>
        </li>
      ))}
    </ul>
  );
}
