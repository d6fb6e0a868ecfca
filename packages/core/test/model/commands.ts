import * as fc from 'fast-check';
import type { CreditDecision } from '#consts';
import { AMOUNTS, OPERATORS, PHONES, SIGNED_AMOUNTS, USERS } from './world';

/** Which one of those that are there, by its place; resolved, its label. */
export type Ref = number | string;

export type Command =
  | { do: 'register'; user: string }
  | { do: 'request'; user: string; key: string; amount: string; note: string }
  | { do: 'decide'; user: string; of: Ref; decision: CreditDecision; reason: string }
  | { do: 'decideMany'; user: string; of: Ref[]; decision: CreditDecision }
  | { do: 'cancel'; user: string; of: Ref }
  | {
      do: 'buy';
      user: string;
      key: string;
      phone: string;
      amount: string;
      operator: string | undefined;
    }
  | { do: 'adjust'; user: string; of: string; key: string; amount: string; reason: string }
  | { do: 'freeze'; user: string; frozen: boolean }
  | { do: 'pause'; operator: string; paused: boolean }
  | { do: 'settle'; of: Ref; status: 'delivered' | 'refunded' | 'unknown' }
  | { do: 'balance'; user: string }
  | { do: 'statement'; user: string; limit: number }
  | { do: 'credits'; user: string }
  | { do: 'charges'; user: string }
  | { do: 'allCredits' };

interface Step {
  command: Command;
  /** Does again what was done so many steps before, instead; null does not. */
  again: number | null;
  /** Runs at the same time as the step before. */
  together: boolean;
}

/** These take several statements, each of which may see another state. */
const ALONE = new Set<Command['do']>(['decideMany', 'statement', 'register']);

const user = fc.constantFrom(...USERS);
const keys = (count: number) => fc.nat(count - 1).map((place) => `k${place}`);
const requestKey = keys(3);
const ref: fc.Arbitrary<Ref> = fc.nat(99);
const decider = fc.constantFrom('a0', 'a0', 'a1', 'a1', 's1');
const decision = fc.constantFrom<CreditDecision>('approve', 'approve', 'reject');
const text = fc.constantFrom('', 'one', 'two');

const rarely = <T, U>(arbitrary: fc.Arbitrary<T>, otherwise: U): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant<T | U>(otherwise) }, { weight: 1, arbitrary });

/** The first `usual` of the texts nine times out of ten. */
const mostly = (texts: readonly string[], usual: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...texts.slice(0, usual)) },
    { weight: 1, arbitrary: fc.constantFrom(...texts.slice(usual)) },
  );
const amount = mostly([...AMOUNTS.keys()], 5);

type Fields<Name extends Command['do']> = Omit<Extract<Command, { do: Name }>, 'do'>;

function of<Name extends Command['do']>(
  name: Name,
  fields: { [Field in keyof Fields<Name>]: fc.Arbitrary<Fields<Name>[Field]> },
): fc.Arbitrary<Command> {
  return fc.record(fields).map((values) => ({ do: name, ...values }) as unknown as Command);
}

const buy = of('buy', {
  user,
  key: keys(6),
  amount,
  phone: mostly([...PHONES.keys()], 3),
  operator: rarely(fc.constantFrom(...OPERATORS, 'nobody'), undefined),
});
const adjust = of('adjust', {
  user: decider,
  of: user,
  key: keys(4),
  amount: mostly([...SIGNED_AMOUNTS.keys()], 5),
  reason: fc.constantFrom('one', 'two'),
});
const settle = of('settle', {
  of: ref,
  status: fc.constantFrom('delivered', 'refunded', 'unknown'),
});
const decideMany = of('decideMany', {
  user: decider,
  of: fc.array(ref, { minLength: 1, maxLength: 4 }),
  decision,
});

const command = fc.oneof(
  { weight: 2, arbitrary: of('register', { user: fc.constantFrom('n0', 'n0', 's0') }) },
  { weight: 18, arbitrary: of('request', { user, key: requestKey, amount, note: text }) },
  { weight: 20, arbitrary: of('decide', { user: decider, of: ref, decision, reason: text }) },
  { weight: 3, arbitrary: decideMany },
  { weight: 5, arbitrary: of('cancel', { user, of: ref }) },
  { weight: 30, arbitrary: buy },
  { weight: 12, arbitrary: adjust },
  { weight: 1, arbitrary: of('freeze', { user, frozen: fc.constant(true) }) },
  { weight: 2, arbitrary: of('freeze', { user, frozen: fc.constant(false) }) },
  {
    weight: 2,
    arbitrary: of('pause', { operator: fc.constantFrom(...OPERATORS), paused: fc.boolean() }),
  },
  { weight: 8, arbitrary: settle },
  { weight: 4, arbitrary: of('balance', { user }) },
  { weight: 2, arbitrary: of('statement', { user, limit: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: of('credits', { user }) },
  { weight: 2, arbitrary: of('charges', { user }) },
  { weight: 1, arbitrary: of('allCredits', {}) },
);

const step: fc.Arbitrary<Step | null> = fc.oneof(
  // What fails is made smaller by leaving commands out.
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1000,
    arbitrary: fc.record({
      command,
      again: rarely(fc.integer({ min: 1, max: 12 }), null),
      together: fc.nat(9).map((place) => place > 5),
    }),
  },
);

/** A run: `count` commands, some of them at once, in groups of at most `AT_ONCE_MAX`. */
export function runOf(count: number): fc.Arbitrary<Command[][]> {
  return fc.tuple(...Array.from({ length: count }, () => step)).map(grouped);
}

/** All orders of a group are tried, and there are 24 of four. */
const AT_ONCE_MAX = 4;

function grouped(steps: readonly (Step | null)[]): Command[][] {
  const groups: Command[][] = [];
  for (const [place, next] of steps.entries()) {
    if (!next) continue;
    const earlier = next.again === null ? null : steps[place - next.again];
    const command = earlier?.command ?? next.command;
    const last = groups.at(-1);
    const joins =
      next.together &&
      last !== undefined &&
      last.length < AT_ONCE_MAX &&
      ![...last, command].some((one) => ALONE.has(one.do));
    if (joins) last.push(command);
    else groups.push([command]);
  }
  return groups;
}
