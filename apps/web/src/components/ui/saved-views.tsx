'use client';

import { BookmarkPlus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { onDemand } from '#components/ui/on-demand';
import { useSavedViews, type SavedView } from '#hooks/use-saved-views';
import { cn } from '#style/class-names';

const NameView = onDemand(() =>
  import('#components/ui/name-view').then(({ NameView }) => NameView),
);

/** Sets of filters that somebody comes back to, and the way to save the present one. */
export function SavedViews({ list }: { list: string }) {
  const t = useTranslations();
  const pathname = usePathname();
  const { saved, query, save, remove } = useSavedViews(list);
  const [isNaming, setIsNaming] = useState(false);
  const isSaved = saved.some((view) => view.query === query);
  return (
    <>
      {saved.length > 0 ? (
        <nav aria-label={t('lists.savedViews')}>
          <ul className="flex flex-wrap gap-1.5">
            {saved.map((view) => (
              <li key={view.name}>
                <ViewChip
                  view={view}
                  href={`${pathname}?${view.query}`}
                  isCurrent={view.query === query}
                  onRemove={() => remove(view.name)}
                />
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {query !== '' && !isSaved ? (
        <Button size="sm" variant="quiet" onClick={() => setIsNaming(true)} className="phone:h-10">
          <BookmarkPlus aria-hidden />
          {t('lists.saveView')}
        </Button>
      ) : null}
      <NameView
        open={isNaming}
        onOpenChange={setIsNaming}
        onSave={(name) => {
          save({ name, query });
          setIsNaming(false);
        }}
      />
    </>
  );
}

interface ViewChipProps {
  view: SavedView;
  href: string;
  isCurrent: boolean;
  onRemove: () => void;
}

function ViewChip({ view, href, isCurrent, onRemove }: ViewChipProps) {
  const t = useTranslations();
  return (
    <span
      className={cn(
        'flex h-8 items-center rounded-full border ps-3 pe-0.5 text-[0.8125rem] font-medium phone:h-9',
        isCurrent
          ? 'border-accent bg-accent-soft text-accent-ink'
          : 'border-line-strong text-ink-soft',
      )}
    >
      <Link
        href={href}
        prefetch={false}
        aria-current={isCurrent ? 'true' : undefined}
        onNavigate={(event) => {
          event.preventDefault();
          window.history.pushState(null, '', href);
        }}
        className="max-w-48 truncate"
      >
        {view.name}
      </Link>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('lists.removeView', { name: view.name })}
        onClick={onRemove}
        className="size-7 rounded-full"
      >
        <X aria-hidden />
      </Button>
    </span>
  );
}
