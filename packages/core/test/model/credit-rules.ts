import { creditAnswer, holderOf, post, refused, type Bank } from './bank';
import type { Command } from './commands';
import { AMOUNTS, emailOf, labelOf, type Answer } from './world';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function request(bank: Bank, { user, key, amount, note }: Of<'request'>): Answer {
  const minor = AMOUNTS.get(amount);
  if (!minor) return refused('INVALID_AMOUNT');
  const label = labelOf('credit', user, key);
  const made = bank.credits[label];
  if (made) {
    const same = made.amount === minor && made.note === (note || null);
    if (!same) return refused('IDEMPOTENCY_KEY_REUSED');
    return { value: { ...creditAnswer(made), replayed: true } };
  }
  const credit = {
    label,
    owner: user,
    amount: minor,
    note: note || null,
    status: 'pending',
    reason: null,
    decidedBy: null,
  } as const;
  bank.credits[label] = { ...credit };
  return { value: { ...creditAnswer(credit), replayed: false } };
}

export function decide(
  bank: Bank,
  { user, of, decision, reason }: Omit<Of<'decide'>, 'do'>,
): Answer {
  const credit = bank.credits[of];
  if (!credit) return refused('TRANSACTION_NOT_FOUND');
  if (credit.owner === user) return refused('SELF_APPROVAL');
  if (credit.status !== 'pending') {
    const decidedBy = credit.decidedBy && emailOf(credit.decidedBy);
    return refused('ALREADY_PROCESSED', { status: credit.status, decidedBy });
  }
  credit.status = decision === 'approve' ? 'approved' : 'rejected';
  credit.reason = reason || null;
  credit.decidedBy = user;
  if (decision === 'approve') {
    post(holderOf(bank, credit.owner), 'credit', credit.amount, credit.label);
  }
  const { note: _, ...answer } = creditAnswer(credit);
  return { value: answer };
}

export function decideAll(bank: Bank, { user, of, decision }: Of<'decideMany'>): Answer {
  return { value: of.map((one) => decide(bank, { user, of: one, decision, reason: '' })) };
}

export function cancel(bank: Bank, { user, of }: Of<'cancel'>): Answer {
  const credit = bank.credits[of];
  if (credit?.owner !== user) return refused('TRANSACTION_NOT_FOUND');
  if (credit.status !== 'pending') return refused('ALREADY_PROCESSED', { status: credit.status });
  credit.status = 'cancelled';
  return { value: creditAnswer(credit) };
}
