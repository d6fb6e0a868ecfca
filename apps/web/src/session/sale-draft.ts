import { z } from 'zod';

const schema = z.object({
  /** The idempotency key, minted when the confirmation opened. */
  key: z.string().min(1),
  phone: z.string(),
  operator: z.string().nullable(),
  amount: z.string(),
  /** confirming: not sent yet. sent: its outcome is not known here. bought: `chargeId` is there. */
  state: z.enum(['confirming', 'sent', 'bought']),
  sentAtMs: z.number().nullable(),
  chargeId: z.string().nullable(),
});

export type SaleDraft = z.infer<typeof schema>;

export interface SaleInput {
  phone: string;
  operator: string | null;
  amount: string;
}

const storageKey = (userId: string) => `chargeflow.sale.${userId}`;

export function openDraft(input: SaleInput): SaleDraft {
  return {
    ...input,
    key: crypto.randomUUID(),
    state: 'confirming',
    sentAtMs: null,
    chargeId: null,
  };
}

/** The sale this tab was at, if it is this user's; anything unreadable counts as none. */
export function loadDraft(userId: string): SaleDraft | null {
  try {
    const stored = sessionStorage.getItem(storageKey(userId));
    return stored === null ? null : schema.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

export function saveDraft(userId: string, draft: SaleDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(storageKey(userId));
    else sessionStorage.setItem(storageKey(userId), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page does.
  }
}
