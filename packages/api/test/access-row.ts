import type { Core } from '@chargeflow/core/core';
import type { AnyProcedure } from '@trpc/server';
import type { AppRouter } from '#router';
import type { Scope } from '#limits/scopes';
import type { ContractError } from './contract';
import type { Person } from './people';

type PathsOf<Record, Prefix extends string = ''> = {
  [Key in keyof Record & string]: Record[Key] extends AnyProcedure
    ? `${Prefix}${Key}`
    : PathsOf<Record[Key], `${Prefix}${Key}.`>;
}[keyof Record & string];

/** Every procedure of the router: `auth.login`, `admin.credit.decide`, … */
export type ProcedurePath = PathsOf<AppRouter['_def']['record']>;

export interface Row {
  access: 'public' | 'user' | 'admin';
  limits: readonly Scope[];
  /** An input that succeeds when `owner` sends it; made anew for each call. */
  input?: (core: Core, owner: Person) => unknown;
  /** The input is of something of the owner's, which everybody else is told by this error. */
  isOwners?: ContractError;
  /** An API key may not, whoever's it is. */
  needsSession?: true;
  /** Refusals are told in the stream, whose headers have gone out before. */
  isStream?: true;
}

/** A month, where a report or a sum is asked for one. */
export const PERIOD = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
