'use client';

import { useEffect, useRef } from 'react';

import { useStored } from '#hooks/use-stored';

const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';
const PRESSED_BY_ENTER = 'a, button, summary, [role=checkbox]';

/** Single keys may be in somebody's way, who speaks to the computer for one: they can be put off. */
export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const [off, store] = useStored('shortcuts-off');
  return [off === null, (on) => store(on ? null : 'true')];
}

/** The letter on the key where the layout has other letters. */
function nameOf({ key, code }: KeyboardEvent): string {
  if (key === '؟') return '?';
  if (/^[a-z?]$/i.test(key) || !code.startsWith('Key'))
    return key.length === 1 ? key.toLowerCase() : key;
  return code.slice(3).toLowerCase();
}

/** Single keys of a page, while nobody types and no dialog or menu is open: `{ j: () => next() }`. */
export function useShortcuts(keys: Readonly<Record<string, () => void>>): void {
  const [isOn] = useShortcutsOn();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const name = nameOf(event);
      const deed = latest.current[name];
      if (!deed || (!isOn && name !== '?')) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING) || document.querySelector(LAYERS)) return;
      if (name === 'Enter' && target.closest(PRESSED_BY_ENTER)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
