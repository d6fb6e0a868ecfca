'use client';

import { useSearchParams } from 'next/navigation';
import { z } from 'zod';

import { useViewer } from '#components/shell/viewer';
import { useStored } from '#hooks/use-stored';

/** A set of filters under a name; `query` is that part of an address. */
const views = z.array(z.object({ name: z.string(), query: z.string() }));
export type SavedView = z.infer<typeof views>[number];

function parse(text: string | null): SavedView[] {
  try {
    return views.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}

/** The views of a list that somebody has saved in this browser. */
export function useSavedViews(list: string) {
  const { id } = useViewer();
  const params = useSearchParams();
  const [text, store] = useStored(`views:${list}:${id}`);
  const saved = parse(text);
  const keep = (next: readonly SavedView[]) => store(next.length > 0 ? JSON.stringify(next) : null);
  const sorted = new URLSearchParams(params);
  sorted.sort();
  return {
    saved,
    query: sorted.toString(),
    save: (view: SavedView) => keep([...saved.filter(({ name }) => name !== view.name), view]),
    remove: (gone: string) => keep(saved.filter(({ name }) => name !== gone)),
  };
}
