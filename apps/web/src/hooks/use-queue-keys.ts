'use client';

import type { Decision } from '#components/credit/queue-columns';
import { useActiveRow } from '#hooks/use-active-row';
import type { Selection } from '#hooks/use-selection';
import { useShortcuts } from '#hooks/use-shortcuts';
import type { AdminCreditRequest } from '#trpc/types';

interface QueueKeysOptions {
  requests: readonly AdminCreditRequest[];
  selection: Selection;
  openId: string | null;
  onOpen: (id: string | null) => void;
  onDecide: (decision: Decision, request: AdminCreditRequest) => void;
}

/** j and k move, x selects, a approves, r rejects, Enter shows what is known, Escape lets go. */
export function useQueueKeys({
  requests,
  selection,
  openId,
  onOpen,
  onDecide,
}: QueueKeysOptions): void {
  const active = useActiveRow(requests.map(({ id }) => id));
  const request = requests.find(({ id }) => id === active.id);
  const isPending = request?.status === 'pending';
  const [only] = requests.filter(({ id }) => selection.has(id));
  const move = (by: 1 | -1) => {
    const next = active.move(by);
    if (openId !== null) onOpen(next);
  };
  const decide = (decision: Decision) => {
    const about = only ?? (isPending ? request : undefined);
    if (about) onDecide(decision, about);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      if (isPending) selection.toggle(request.id);
    },
    a: () => decide('approve'),
    r: () => decide('reject'),
    Enter: () => {
      if (request) onOpen(openId === request.id ? null : request.id);
    },
    Escape: () => {
      if (openId === null) selection.clear();
      onOpen(null);
    },
  });
}
