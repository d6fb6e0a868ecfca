import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { ApiError, answerJson } from '#http/answer';
import { readBody } from '#http/read';
import type { Call } from '#http/route';
import type { Settings } from '#settings';

const tokenRequest = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  grant_type: z.literal('client_credentials'),
  audience: z.string().min(1),
});

/** Issues and checks access tokens. They live in memory: a restart ends them all. */
export class TokenOffice {
  readonly #settings: Pick<Settings, 'credentials' | 'tokenSeconds'>;
  readonly #expiryByToken = new Map<string, number>();

  constructor(settings: Pick<Settings, 'credentials' | 'tokenSeconds'>) {
    this.#settings = settings;
  }

  /** `POST /oauth/token`: client credentials and an audience for a bearer token. */
  issue({ body, response }: Call): void {
    const given = readBody(body, tokenRequest);
    const wanted = this.#settings.credentials;
    const known =
      wanted === null ||
      (equal(given.client_id, wanted.clientId) && equal(given.client_secret, wanted.clientSecret));
    if (!known) throw new ApiError(401, 'INVALID_CREDENTIALS', 'Access Denied');
    const token = randomBytes(32).toString('base64url');
    this.#expiryByToken.set(token, Date.now() + this.#settings.tokenSeconds * 1_000);
    answerJson(response, 200, {
      access_token: token,
      scope: 'send-topups read-operators read-topups-history',
      expires_in: this.#settings.tokenSeconds,
      token_type: 'Bearer',
    });
  }

  /** Throws ApiError 401 for a call without a token that is known and not expired. */
  check(request: IncomingMessage): void {
    const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const expiry = token ? this.#expiryByToken.get(token) : undefined;
    if (token === undefined || expiry === undefined) {
      throw new ApiError(401, 'INVALID_TOKEN', 'Full authentication is required');
    }
    if (expiry > Date.now()) return;
    this.#expiryByToken.delete(token);
    throw new ApiError(401, 'TOKEN_EXPIRED', 'The access token has expired');
  }
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
