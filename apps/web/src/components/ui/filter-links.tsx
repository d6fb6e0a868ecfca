'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';

import { cn } from '#style/class-names';

interface FilterLinksProps {
  label: string;
  items: readonly { href: string; label: string; current: boolean }[];
}

/** Filters that live in the URL: each is a link, so Back, reload and sharing keep them. */
export function FilterLinks({ label, items }: FilterLinksProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const current = items.find((item) => item.current)?.href;
  useEffect(() => {
    const link = listRef.current?.querySelector('[aria-current]');
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <nav
      aria-label={label}
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:px-0"
    >
      <ul ref={listRef} className="flex w-max gap-1">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              prefetch={false}
              onNavigate={(event) => {
                // The list reads the URL itself: the page need not be rendered again for it.
                event.preventDefault();
                window.history.pushState(null, '', item.href);
              }}
              aria-current={item.current ? 'true' : undefined}
              className={cn(
                'flex h-8 scroll-mx-12 items-center rounded-full px-3 text-[0.8125rem] font-medium transition-colors phone:h-9',
                item.current ? 'bg-ink text-canvas' : 'text-ink-soft hover:bg-hover hover:text-ink',
              )}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
