'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';

import { Button } from '#components/ui/button';
import { onDemand } from '#components/ui/on-demand';
import { cn } from '#style/class-names';

const Commands = onDemand(() =>
  import('#components/shell/commands').then(({ Commands }) => Commands),
);

const Opener = createContext<() => void>(() => undefined);

/** Finds pages, sellers and deeds by a few letters; Ctrl K, or ⌘ K, opens it wherever one is. */
export function Palette({ children }: { children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
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
      <Commands open={isOpen} onOpenChange={setIsOpen} />
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
