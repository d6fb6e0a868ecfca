import {
  chargeAnswer,
  creditAnswer,
  holderOf,
  inOrder,
  money,
  newHolder,
  ownedBy,
  refused,
  statementOf,
  type Bank,
} from './bank';
import type { Command, Ref } from './commands';
import { cancel, decide, decideAll, request } from './credit-rules';
import { adjust, buy, settle } from './money-rules';
import { emailOf, type Answer } from './world';

/** Whether everybody is there whom the command needs to be told by. */
export function canRun(bank: Bank, command: Command): boolean {
  if (!('user' in command) || command.do === 'register') return true;
  return command.user in bank.users;
}

/** Stands for what was never made. */
const NOTHING = 'nothing';

/**
 * The command as it can be given now: what it refers to has to be there, since its caller must have
 * been told of it. Now and then it is nothing.
 */
export function resolve(bank: Bank, command: Command): Command {
  const among = (facts: Record<string, unknown>) => (of: Ref) => {
    const labels = Object.keys(facts).toSorted();
    if (typeof of === 'string' || labels.length === 0 || of % 10 === 9) return NOTHING;
    return labels[Math.floor(of / 10) % labels.length] ?? NOTHING;
  };
  switch (command.do) {
    case 'decide':
    case 'cancel':
      return { ...command, of: among(bank.credits)(command.of) };
    case 'decideMany':
      return { ...command, of: command.of.map(among(bank.credits)) };
    case 'settle':
      return { ...command, of: among(bank.charges)(command.of) };
    default:
      return command;
  }
}

/** Carries a command out on the bank and answers what its caller must be told. */
export function apply(bank: Bank, command: Command): Answer {
  switch (command.do) {
    case 'register':
      if (command.user in bank.users) return refused('EMAIL_TAKEN');
      bank.users[command.user] = newHolder();
      return { value: 'registered' };
    case 'request':
      return request(bank, command);
    case 'decide':
      return decide(bank, command);
    case 'decideMany':
      return decideAll(bank, command);
    case 'cancel':
      return cancel(bank, command);
    case 'buy':
      return buy(bank, command);
    case 'adjust':
      return adjust(bank, command);
    case 'settle':
      return settle(bank, command.of, command.status);
    case 'freeze':
      holderOf(bank, command.user).frozen = command.frozen;
      return { value: null };
    case 'pause':
      bank.paused = bank.paused.filter((operator) => operator !== command.operator);
      if (command.paused) bank.paused = [...bank.paused, command.operator].toSorted();
      return { value: null };
    default:
      return { value: look(bank, command) };
  }
}

type Look = Extract<
  Command,
  { do: 'balance' | 'statement' | 'credits' | 'charges' | 'allCredits' }
>;

function look(bank: Bank, command: Look): unknown {
  switch (command.do) {
    case 'balance':
      return money(holderOf(bank, command.user).balance);
    case 'statement':
      return statementOf(holderOf(bank, command.user));
    case 'credits':
      return ownedBy(bank.credits, command.user).map(creditAnswer);
    case 'charges':
      return ownedBy(bank.charges, command.user).map(chargeAnswer);
    case 'allCredits':
      return inOrder(Object.values(bank.credits)).map((credit) => ({
        ...creditAnswer(credit),
        user: emailOf(credit.owner),
        balance: money(holderOf(bank, credit.owner).balance),
        decidedBy: credit.decidedBy && emailOf(credit.decidedBy),
      }));
  }
}
