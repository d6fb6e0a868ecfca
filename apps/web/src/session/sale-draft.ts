import { recordOf } from '#trpc/record';

/** confirming: not sent yet. sent: its outcome is not known here. bought: `chargeId` is there. */
const STATES = ['confirming', 'sent', 'bought'] as const;

export interface SaleDraft extends SaleInput {
  /** The idempotency key, minted when the confirmation opened. */
  key: string;
  state: (typeof STATES)[number];
  sentAtMs: number | null;
  chargeId: string | null;
}

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
    return stored === null ? null : readDraft(JSON.parse(stored));
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

function readDraft(value: unknown): SaleDraft | null {
  const { key, phone, operator, amount, state: stored, sentAtMs, chargeId } = recordOf(value);
  const state = STATES.find((known) => known === stored);
  const isWhole =
    typeof key === 'string' &&
    key !== '' &&
    typeof phone === 'string' &&
    typeof amount === 'string' &&
    isTextOrNull(operator) &&
    isTextOrNull(chargeId) &&
    (sentAtMs === null || typeof sentAtMs === 'number');
  if (!isWhole || state === undefined) return null;
  return { key, phone, operator, amount, state, sentAtMs, chargeId };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
