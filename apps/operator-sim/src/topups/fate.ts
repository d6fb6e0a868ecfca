/** How the caller is answered. */
export type Answer = 'plain' | 'refusal' | 'silence' | 'server-error' | 'cut' | 'rubbish' | 'late';

/** What becomes of the order in truth; `nothing`: it leaves no trace. */
export type Truth =
  | 'delivered'
  | 'failed'
  | 'delivered-later'
  | 'failed-later'
  | 'reversed-later'
  | 'nothing';

export type Fate = { answer: Answer; truth: Truth; callbacks: 1 | 2 };

const FATES: Record<string, Fate> = {
  '90': { answer: 'refusal', truth: 'failed', callbacks: 1 },
  '91': { answer: 'silence', truth: 'delivered', callbacks: 1 },
  '92': { answer: 'silence', truth: 'failed', callbacks: 1 },
  '93': { answer: 'server-error', truth: 'delivered', callbacks: 1 },
  '94': { answer: 'cut', truth: 'nothing', callbacks: 1 },
  '95': { answer: 'plain', truth: 'delivered-later', callbacks: 1 },
  '96': { answer: 'plain', truth: 'failed-later', callbacks: 1 },
  '97': { answer: 'plain', truth: 'reversed-later', callbacks: 1 },
  '98': { answer: 'rubbish', truth: 'delivered', callbacks: 1 },
  '99': { answer: 'late', truth: 'delivered', callbacks: 2 },
};

const DELIVERED_AT_ONCE: Fate = { answer: 'plain', truth: 'delivered', callbacks: 1 };

/** The fate of an order, by the last two digits of its phone. */
export function fateOf(phone: string): Fate {
  return FATES[phone.slice(-2)] ?? DELIVERED_AT_ONCE;
}
