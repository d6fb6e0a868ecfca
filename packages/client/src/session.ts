import type { AppRouter } from '@chargeflow/api/router';
import type { TRPCClient } from '@trpc/client';

import { waitBeforeRetryMs } from '#backoff';
import { isChargeFlowError, toClientError } from '#errors';

/** What keeps a client signed in; to be stored like a password. Times are ISO 8601. */
export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
}

export interface Credentials {
  email: string;
  password: string;
}

export interface SessionOptions {
  credentials?: Credentials | undefined;
  tokens?: Tokens | undefined;
  /** Told of every change, and waited for: undefined once nobody is signed in any more. */
  onTokens?: ((tokens: Tokens | undefined) => void | Promise<void>) | undefined;
  maxAttempts: number;
}

type AuthClient = Pick<TRPCClient<AppRouter>['auth'], 'login' | 'refresh'>;

/** How long before its end an access token is renewed, so that no call meets an expired one. */
const RENEW_EARLY_MS = 30_000;
/** A token is kept this long at least, or a clock that runs ahead would renew at every call. */
const KEEP_AT_LEAST_MS = 60_000;

/**
 * Holds the tokens and renews them: when first needed, shortly before they end, and when the server
 * stops believing them. However many calls wait for it, one renewal is under way at a time.
 */
export class Session {
  #credentials: Credentials | undefined;
  #tokens: Tokens | undefined;
  #renewAtMs = 0;
  #renewing: Promise<void> | undefined;
  readonly #onTokens: SessionOptions['onTokens'];
  readonly #maxAttempts: number;
  readonly #auth: AuthClient;

  constructor(auth: AuthClient, { credentials, tokens, onTokens, maxAttempts }: SessionOptions) {
    this.#auth = auth;
    this.#credentials = credentials;
    this.#tokens = tokens;
    this.#renewAtMs = tokens ? renewAtMs(tokens) : 0;
    this.#onTokens = onTokens;
    this.#maxAttempts = maxAttempts;
  }

  /** The token to send; undefined when there is nothing to get one with. Throws what the server refused. */
  async bearer(): Promise<string | undefined> {
    if (Date.now() >= this.#renewAtMs && this.canRenew) {
      this.#renewing ??= this.#renew().finally(() => {
        this.#renewing = undefined;
      });
      await this.#renewing;
    }
    return this.#tokens?.accessToken;
  }

  get canRenew(): boolean {
    return this.#credentials !== undefined || this.#tokens !== undefined;
  }

  /** The server does not believe `token` any more. An older one is of no account. */
  reject(token: unknown): void {
    if (this.#tokens?.accessToken === token) this.#renewAtMs = 0;
  }

  /** Takes over what `auth.login`, `auth.register` or `auth.refresh` answered; undefined signs out. */
  async adopt(tokens: Tokens | undefined): Promise<void> {
    this.#tokens = tokens && {
      accessToken: tokens.accessToken,
      accessTokenExpiresAt: tokens.accessTokenExpiresAt,
      refreshToken: tokens.refreshToken,
    };
    this.#renewAtMs = tokens ? Math.max(renewAtMs(tokens), Date.now() + KEEP_AT_LEAST_MS) : 0;
    await this.#onTokens?.(this.#tokens);
  }

  /** A new password ends every session: the next call signs in with it. */
  async changePassword(password: string): Promise<void> {
    if (this.#credentials) this.#credentials = { ...this.#credentials, password };
    await this.adopt(undefined);
  }

  async #renew(): Promise<void> {
    const held = this.#tokens;
    const isRejected = this.#renewAtMs === 0;
    try {
      await this.adopt(held ? await this.#refresh(held) : await this.#login());
    } catch (cause) {
      const error = toClientError(cause);
      if (!held) throw error;
      if (isChargeFlowError(error, 'INVALID_REFRESH_TOKEN', 'REFRESH_TOKEN_REUSED'))
        await this.adopt(undefined);
      else if (!isRejected && Date.parse(held.accessTokenExpiresAt) > Date.now()) return;
      if (!this.#credentials) throw error;
      await this.adopt(await this.#login());
    }
  }

  /** Tried once: a refresh token sent twice ends the session. */
  async #refresh({ refreshToken }: Tokens): Promise<Tokens> {
    return this.#auth.refresh.mutate({ refreshToken });
  }

  /** Tried again, since a sign-in whose answer was lost does no harm. */
  async #login(): Promise<Tokens> {
    if (!this.#credentials) throw new Error('there are no credentials to sign in with');
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await this.#auth.login.mutate(this.#credentials);
      } catch (cause) {
        const error = toClientError(cause);
        const waitMs =
          attempts < this.#maxAttempts ? waitBeforeRetryMs(error, attempts) : undefined;
        if (waitMs === undefined) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }
}

function renewAtMs({ accessTokenExpiresAt }: Tokens): number {
  return Date.parse(accessTokenExpiresAt) - RENEW_EARLY_MS;
}
