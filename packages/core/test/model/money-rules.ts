import { chargeAnswer, holderOf, money, post, refused, type Bank, type ChargeFact } from './bank';
import type { Command, Ref } from './commands';
import {
  AMOUNTS,
  labelOf,
  OFFERED_MOST,
  OPERATORS,
  PHONES,
  SIGNED_AMOUNTS,
  type Answer,
} from './world';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function buy(bank: Bank, command: Of<'buy'>): Answer {
  const phone = PHONES.get(command.phone);
  if (!phone) return refused('INVALID_PHONE');
  const minor = AMOUNTS.get(command.amount);
  if (!minor) return refused('INVALID_AMOUNT');

  const label = labelOf('charge', command.user, command.key);
  const sold = bank.charges[label];
  if (sold) {
    const same =
      sold.phone === phone.phone &&
      sold.amount === minor &&
      sold.operatorAsked === (command.operator ?? null);
    if (!same) return refused('IDEMPOTENCY_KEY_REUSED');
    return saleAnswer(sold, true);
  }

  const operator = operatorFor(phone, command.operator);
  const holder = holderOf(bank, command.user);
  const refusal = refusalOf(bank, operator, minor) ?? holderRefusal(holder, minor);
  if (refusal === null) post(holder, 'charge', -minor, label);
  const charge: ChargeFact = {
    label,
    owner: command.user,
    phone: phone.phone,
    operator,
    operatorAsked: command.operator ?? null,
    amount: minor,
    status: refusal === null ? 'pending' : 'refused',
    refusal,
    balanceAfter: refusal === null ? holder.balance : null,
  };
  bank.charges[label] = charge;
  return saleAnswer(charge, false);
}

function operatorFor(
  { operator }: { operator: string | null },
  asked: string | undefined,
): string | null {
  if (operator === null) return null;
  const chosen = asked ?? operator;
  return OPERATORS.find((known) => known === chosen) ?? null;
}

function refusalOf(bank: Bank, operator: string | null, minor: bigint): string | null {
  if (operator === null) return 'PHONE_NOT_SERVED';
  if (bank.paused.includes(operator)) return 'OPERATOR_UNAVAILABLE';
  return minor > OFFERED_MOST ? 'AMOUNT_NOT_OFFERED' : null;
}

function holderRefusal(holder: { frozen: boolean; balance: bigint }, minor: bigint): string | null {
  if (holder.frozen) return 'WALLET_FROZEN';
  return holder.balance < minor ? 'INSUFFICIENT_BALANCE' : null;
}

function saleAnswer(charge: ChargeFact, replayed: boolean): Answer {
  if (charge.refusal !== null) return refused(charge.refusal, { label: charge.label, replayed });
  return { value: { ...chargeAnswer(charge), replayed } };
}

export function adjust(bank: Bank, command: Of<'adjust'>): Answer {
  const minor = SIGNED_AMOUNTS.get(command.amount);
  if (!minor) return refused('INVALID_AMOUNT');
  if (command.of === command.user) return refused('SELF_APPROVAL');
  const place = `${command.user} ${command.key}`;
  const answer = (balanceAfter: bigint, replayed: boolean): Answer => ({
    value: {
      user: command.of,
      amount: money(minor),
      reason: command.reason,
      balanceAfter: money(balanceAfter),
      replayed,
    },
  });
  const made = bank.adjustments[place];
  if (made) {
    const same =
      made.user === command.of && made.amount === minor && made.reason === command.reason;
    return same ? answer(made.balanceAfter, true) : refused('IDEMPOTENCY_KEY_REUSED');
  }
  const holder = bank.users[command.of];
  if (!holder) return refused('ACCOUNT_NOT_FOUND');
  if (holder.balance + minor < 0n) return refused('INSUFFICIENT_BALANCE');
  post(holder, 'adjustment', minor, null);
  const balanceAfter = holder.balance;
  bank.adjustments[place] = {
    user: command.of,
    amount: minor,
    reason: command.reason,
    balanceAfter,
  };
  return answer(balanceAfter, false);
}

/** What the operator says of a charge, told to the books. */
export function settle(bank: Bank, of: Ref, status: Of<'settle'>['status']): Answer {
  const charge = bank.charges[of];
  if (!charge || (charge.status !== 'pending' && charge.status !== 'unknown')) {
    return { value: 'left' };
  }
  charge.status = status;
  if (status === 'refunded') {
    post(holderOf(bank, charge.owner), 'refund', charge.amount, charge.label);
  }
  return { value: 'settled' };
}
