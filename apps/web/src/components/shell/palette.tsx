'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';

import { Button } from '#components/ui/button';
import { Dialog } from '#components/ui/dialog';
import { ListSkeleton } from '#components/ui/skeleton';
import { cn } from '#style/class-names';

const loadCommands = () => import('#components/shell/commands');

const Commands = dynamic(() => loadCommands().then(({ Commands }) => Commands), {
  ssr: false,
  loading: () => <ListSkeleton rows={4} label="…" />,
});

const PRELOAD_MS = 1_000;

const Opener = createContext<() => void>(() => undefined);

/** Finds pages, sellers and deeds by a few letters; Ctrl K, or ⌘ K, opens it wherever one is. */
export function Palette({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const [isOpen, setIsOpen] = useState(false);
  // Once the page is at rest: what is typed right after the keys has to find its field there.
  useEffect(() => {
    const timer = setTimeout(() => void loadCommands(), PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setIsOpen((was) => !was);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Opener value={() => setIsOpen(true)}>
      {children}
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('palette.title')}
        className="md:top-[12vh] md:max-w-[34rem] md:translate-y-0"
      >
        <Commands onDone={() => setIsOpen(false)} />
      </Dialog>
    </Opener>
  );
}

export function PaletteButton({ compact = false }: { compact?: boolean }) {
  const t = useTranslations();
  const open = use(Opener);
  return (
    <Button
      size={compact ? 'icon' : 'md'}
      variant={compact ? 'ghost' : 'secondary'}
      aria-label={t('palette.title')}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={open}
      className={cn(!compact && 'w-full justify-start font-normal text-ink-faint')}
    >
      <Search aria-hidden />
      {compact ? null : (
        <>
          <span aria-hidden>{t('palette.title')}</span>
          <kbd aria-hidden dir="ltr" className="ms-auto font-mono text-xs">
            Ctrl K
          </kbd>
        </>
      )}
    </Button>
  );
}
