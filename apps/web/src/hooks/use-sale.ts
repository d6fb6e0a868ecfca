'use client';

import { ERRORS } from '@chargeflow/core/errors';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import {
  loadDraft,
  openDraft,
  saveDraft,
  type SaleDraft,
  type SaleInput,
} from '#session/sale-draft';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

/** A sale sent less than this ago is finished by itself after a reload; an older one asks. */
const RESUME_WITHIN_MS = 2 * 60_000;

/** Failures that say nothing about whether the sale was made; the key stays for the next try. */
const UNDECIDED = new Set<number | null>([
  null,
  ERRORS.UNAUTHENTICATED.code,
  ERRORS.RATE_LIMITED.code,
  ERRORS.OVERLOADED.code,
  ERRORS.INTERNAL.code,
]);

export type SaleProblem = { kind: 'refused' | 'undecided'; error: unknown };

/**
 * One sale from its confirmation to its receipt. The key is minted when the confirmation opens and
 * kept in the tab's storage, so a double click, a reload and every retry are one and the same sale.
 * With `isNewSaleWanted` the receipt of an earlier one is put away.
 */
export function useSale(userId: string, isNewSaleWanted: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<SaleDraft | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isResumed, setIsResumed] = useState(false);
  const [problem, setProblem] = useState<SaleProblem | null>(null);
  const isSending = useRef(false);

  const keep = (next: SaleDraft | null) => {
    saveDraft(userId, next);
    setDraft(next);
  };

  const buy = useMutation(trpc.charge.buy.mutationOptions());

  const send = async (sale: SaleDraft) => {
    if (isSending.current) return;
    isSending.current = true;
    setProblem(null);
    const sent: SaleDraft = { ...sale, state: 'sent', sentAtMs: Date.now() };
    keep(sent);
    try {
      const charge = await buy.mutateAsync({
        phone: sale.phone,
        amount: sale.amount,
        ...(sale.operator !== null && { operator: sale.operator }),
        idempotencyKey: sale.key,
      });
      keep({ ...sent, state: 'bought', chargeId: charge.id });
      setIsOpen(false);
    } catch (error) {
      const isUndecided = UNDECIDED.has(failureOf(error).code);
      setProblem({ kind: isUndecided ? 'undecided' : 'refused', error });
      // A refusal is for good under its key: the next confirmation gets a new one.
      if (!isUndecided) saveDraft(userId, null);
    } finally {
      isSending.current = false;
      void queryClient.invalidateQueries(trpc.wallet.pathFilter());
      void queryClient.invalidateQueries(trpc.charge.list.pathFilter());
      void queryClient.invalidateQueries(trpc.charge.recipients.pathFilter());
    }
  };

  const wasLoaded = useRef(false);
  useEffect(() => {
    if (wasLoaded.current) return;
    wasLoaded.current = true;
    const stored = loadDraft(userId);
    if (stored === null) return;
    if (stored.state === 'bought' && isNewSaleWanted) {
      saveDraft(userId, null);
      return;
    }
    setDraft(stored);
    if (stored.state === 'bought') return;
    setIsResumed(true);
    setIsOpen(true);
    const wasSentJustNow =
      stored.sentAtMs !== null && Date.now() - stored.sentAtMs < RESUME_WITHIN_MS;
    if (stored.state === 'sent' && wasSentJustNow) void send(stored);
  });

  // A reload shows the receipt again; whoever goes elsewhere and comes back wants to sell.
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(
    () => () => {
      if (latest.current?.state === 'bought') saveDraft(userId, null);
    },
    [userId],
  );

  return {
    draft,
    problem,
    isInDoubt: draft?.state === 'sent' && !isOpen && problem?.kind !== 'refused',
    isOpen,
    isResumed,
    isBusy: buy.isPending,
    open: (input: SaleInput) => {
      setProblem(null);
      setIsResumed(false);
      keep(openDraft(input));
      setIsOpen(true);
    },
    reopen: () => setIsOpen(true),
    confirm: () => {
      if (draft !== null) void send(draft);
    },
    /** A sale that may have been made is kept until it is finished or left on purpose. */
    close: () => {
      setIsOpen(false);
      if (draft?.state === 'confirming' || problem?.kind === 'refused') keep(null);
    },
    forget: () => {
      setIsOpen(false);
      setProblem(null);
      keep(null);
    },
  };
}

export type Sale = ReturnType<typeof useSale>;
