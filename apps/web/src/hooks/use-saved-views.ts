'use client';

import { useSearchParams } from 'next/navigation';

import { useViewer } from '#components/shell/viewer';
import { useStored } from '#hooks/use-stored';
import { recordOf } from '#trpc/record';

/** A set of filters under a name; `query` is that part of an address. */
export interface SavedView {
  name: string;
  query: string;
}

function parse(text: string | null): SavedView[] {
  try {
    const views: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(views) && views.every(isView) ? views : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const { name, query } = recordOf(value);
  return typeof name === 'string' && typeof query === 'string';
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
