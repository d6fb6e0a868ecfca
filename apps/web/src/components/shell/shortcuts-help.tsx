'use client';

import { Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Checkbox } from '#components/ui/checkbox';
import { Detail, Details } from '#components/ui/details';
import { Dialog, DialogBody } from '#components/ui/dialog';
import { useShortcuts, useShortcutsOn } from '#hooks/use-shortcuts';

interface ShortcutsHelpProps {
  /** Each key, and what it does. */
  keys: readonly (readonly [key: string, deed: string])[];
}

/** What the keys of a page do, and the switch that puts them off; `?` opens it. */
export function ShortcutsHelp({ keys }: ShortcutsHelpProps) {
  const t = useTranslations();
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useShortcutsOn();
  useShortcuts({ '?': () => setIsOpen(true) });
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        onClick={() => setIsOpen(true)}
        className="ms-auto phone:hidden"
      >
        <Keyboard aria-hidden />
        {t('shortcuts.title')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title={t('shortcuts.title')}>
        <DialogBody className="pb-5">
          <Details>
            {keys.map(([key, deed]) => (
              <Detail key={key} term={deed}>
                <kbd
                  dir="ltr"
                  className="rounded-md border border-line-strong bg-sunken px-2 py-0.5 font-mono text-xs"
                >
                  {key}
                </kbd>
              </Detail>
            ))}
          </Details>
          <div className="flex items-center gap-3">
            <Checkbox label={t('shortcuts.on')} checked={isOn} onChange={setIsOn} />
            <span aria-hidden>{t('shortcuts.on')}</span>
          </div>
        </DialogBody>
      </Dialog>
    </>
  );
}
