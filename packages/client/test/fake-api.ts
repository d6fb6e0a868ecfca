import { ERRORS, type ErrorName } from '@chargeflow/core/errors';

import type { Tokens } from '#session';

type Input = Record<string, unknown>;
/** What happens to a request in place of an orderly answer. */
export type Fault = 'lost before it arrived' | 'lost after it was done' | Response;

const ACCESS_MS = 15 * 60_000;

export class Refusal extends Error {
  constructor(
    readonly refusal: ErrorName,
    readonly details?: Record<string, unknown>,
  ) {
    super(refusal);
  }
}

/** As much of the API as the client's guarantees need, spoken as tRPC's batches over `fetch`. */
export class FakeApi {
  /** The procedures of each request that arrived, in order. */
  readonly requests: string[][] = [];
  readonly bearers = new Set<string | null>();
  readonly charges = new Map<string, { id: string }>();
  readonly faults: Fault[] = [];
  password = 'first password';
  /** Thrown by the next calls of a procedure, one each. */
  readonly refusals = new Map<string, Refusal[]>();
  #accessToken = '';
  #refreshToken = '';
  #issued = 0;

  readonly fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const fault = this.faults.shift();
    if (fault instanceof Response) return fault;
    if (fault === 'lost before it arrived') throw new TypeError('fetch failed');
    const response = this.#answer(new URL(String(url)), init);
    if (fault === 'lost after it was done') throw new TypeError('fetch failed');
    return response;
  };

  /** How often a procedure was called. */
  timesCalled(path: string): number {
    return this.requests.flat().filter((called) => called === path).length;
  }

  issueTokens(): Tokens {
    this.#issued += 1;
    this.#accessToken = `access ${this.#issued}`;
    this.#refreshToken = `refresh ${this.#issued}`;
    return {
      accessToken: this.#accessToken,
      accessTokenExpiresAt: new Date(Date.now() + ACCESS_MS).toISOString(),
      refreshToken: this.#refreshToken,
    };
  }

  /** Ends the access token, or the whole session, as a logout elsewhere does. */
  revoke(what: 'access token' | 'session'): void {
    this.#accessToken = 'revoked';
    if (what === 'session') this.#refreshToken = 'revoked';
  }

  #answer(url: URL, init: RequestInit): Response {
    const paths = url.pathname.replace('/api/trpc/', '').split(',');
    const isBatch = url.searchParams.has('batch');
    const body = typeof init.body === 'string' ? init.body : url.searchParams.get('input');
    const inputs: Input = JSON.parse(body ?? '{}');
    const bearer = new Headers(init.headers).get('authorization');
    this.requests.push(paths);
    this.bearers.add(bearer);
    const results = paths.map((path, index) =>
      this.#call(path, isBatch ? inputOf(inputs[index]) : inputs, bearer),
    );
    return Response.json(isBatch ? results : results[0], { status: 207 });
  }

  #call(path: string, input: Input, bearer: string | null): unknown {
    try {
      const refusal = this.refusals.get(path)?.shift();
      if (refusal) throw refusal;
      if (path === 'auth.login') return data(this.#login(input));
      if (path === 'auth.refresh') return data(this.#refresh(input));
      if (bearer !== `Bearer ${this.#accessToken}` && !bearer?.startsWith('Bearer cf_')) {
        throw new Refusal('UNAUTHENTICATED');
      }
      return data(path === 'charge.buy' ? this.#buy(input) : this.#act(path, input));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, httpStatus, message } = ERRORS[error.refusal];
      const appError = { code, name: error.refusal, message, details: error.details };
      return { error: { message, code: -32000, data: { code: 'X', httpStatus, appError } } };
    }
  }

  #login({ password }: Input): Tokens {
    if (password !== this.password) throw new Refusal('INVALID_CREDENTIALS');
    return this.issueTokens();
  }

  #refresh({ refreshToken }: Input): Tokens {
    if (refreshToken !== this.#refreshToken) throw new Refusal('INVALID_REFRESH_TOKEN');
    return this.issueTokens();
  }

  #buy({ idempotencyKey, amount }: Input): { id: string } {
    const key = String(idempotencyKey);
    const known = this.charges.get(key);
    if (known) return known;
    if (amount === '999999') throw new Refusal('INSUFFICIENT_BALANCE');
    const charge = { id: `charge ${this.charges.size + 1}` };
    this.charges.set(key, charge);
    return charge;
  }

  #act(path: string, { newPassword }: Input): unknown {
    if (path === 'auth.changePassword') this.password = String(newPassword);
    if (path.startsWith('auth.') && path !== 'auth.me') this.revoke('session');
    return path === 'wallet.get' ? { balance: '1000.00', currency: 'IRR' } : {};
  }
}

function data(value: unknown): unknown {
  return { result: { data: value } };
}

function inputOf(value: unknown): Input {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
