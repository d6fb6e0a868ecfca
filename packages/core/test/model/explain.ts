import { isDeepStrictEqual } from 'node:util';
import { apply } from './apply';
import type { Bank } from './bank';
import type { Command } from './commands';
import type { Answer } from './world';

export interface Told {
  command: Command;
  answer: Answer;
}

/**
 * Every bank that some order of the commands makes out of one of these, with each command answered
 * as it was; none when no order explains the answers. Answers do not always tell the order, so
 * there may be several, of which later answers leave one.
 */
export function explain(banks: readonly Bank[], told: readonly Told[]): Bank[] {
  // Under each set of commands, as bits, what the banks may be once these have run.
  const after: Bank[][] = Array.from({ length: 2 ** told.length }, () => []);
  after[0] = [...banks];
  for (const [done, found] of after.entries()) {
    for (const [place, { command, answer }] of told.entries()) {
      const bit = 2 ** place;
      if (Math.floor(done / bit) % 2 === 1) continue;
      for (const bank of found) {
        const next = structuredClone(bank);
        if (isDeepStrictEqual(apply(next, command), answer)) add(after[done + bit], next);
      }
    }
  }
  return after.at(-1) ?? [];
}

function add(banks: Bank[] | undefined, bank: Bank): void {
  if (!banks?.some((known) => isDeepStrictEqual(known, bank))) banks?.push(bank);
}
