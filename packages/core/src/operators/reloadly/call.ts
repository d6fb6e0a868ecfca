import { fetchOnce, type Fetched } from '#operators/reloadly/fetch';
import { tokenAnswer } from '#operators/reloadly/shapes';

export interface ReloadlySettings {
  /** Where the airtime API is: `https://topups.reloadly.com`. It is the tokens' audience too. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** How long one HTTP call may take, its answer's body included. */
  timeoutMs: number;
  /** The zone of the times in its lists: an IANA name. */
  timeZone: string;
}

const ACCEPT = 'application/com.reloadly.topups-v1+json';
/** A token is not used in its last minute, lest it expire on the way. */
const TOKEN_MARGIN_MS = 60_000;

type Token = { text: string; expiresAtMs: number };
type TokenAnswer = { token: Token } | { reason: string };

/** Calls the API with a token that all calls share, and that is renewed when it is refused. */
export class ReloadlyClient {
  readonly #settings: ReloadlySettings;
  #token: Token | null = null;
  #fetchingToken: Promise<TokenAnswer> | null = null;

  constructor(settings: ReloadlySettings) {
    this.#settings = settings;
  }

  get(path: string, query: Record<string, string>, signal: AbortSignal): Promise<Fetched> {
    return this.#call('GET', `${path}?${new URLSearchParams(query).toString()}`, null, signal);
  }

  post(path: string, body: unknown, signal: AbortSignal): Promise<Fetched> {
    return this.#call('POST', path, JSON.stringify(body), signal);
  }

  async #call(
    method: string,
    path: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<Fetched> {
    const first = await this.#callOnce(method, path, body, signal);
    if (first.fetched.kind !== 'answered' || first.fetched.status !== 401) return first.fetched;
    if (this.#token === first.token) this.#token = null;
    const second = await this.#callOnce(method, path, body, signal);
    const refused = second.fetched.kind === 'answered' && second.fetched.status === 401;
    return refused ? { kind: 'never_left', reason: 'unauthorised' } : second.fetched;
  }

  async #callOnce(
    method: string,
    path: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<{ fetched: Fetched; token: Token | null }> {
    const answer = await this.#getToken();
    if ('reason' in answer) {
      return { fetched: { kind: 'never_left', reason: answer.reason }, token: null };
    }
    const headers = { accept: ACCEPT, authorization: `Bearer ${answer.token.text}` };
    const init =
      body === null
        ? { method, headers }
        : { method, headers: { ...headers, 'content-type': 'application/json' }, body };
    const url = endpoint(this.#settings.url, path);
    const fetched = await fetchOnce(url, init, this.#settings.timeoutMs, signal);
    return { fetched, token: answer.token };
  }

  #getToken(): Promise<TokenAnswer> {
    const known = this.#token;
    if (known && known.expiresAtMs > Date.now()) return Promise.resolve({ token: known });
    this.#fetchingToken ??= this.#fetchToken().finally(() => {
      this.#fetchingToken = null;
    });
    return this.#fetchingToken;
  }

  async #fetchToken(): Promise<TokenAnswer> {
    const { url, clientId, clientSecret, timeoutMs } = this.#settings;
    const body = JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'client_credentials',
      audience: url,
    });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const init = { method: 'POST', headers, body };
    // Shared by many calls, so it is no single call's to abort.
    const never = new AbortController().signal;
    const fetched = await fetchOnce(tokenEndpoint(url), init, timeoutMs, never);
    if (fetched.kind !== 'answered') return { reason: `no token: ${fetched.reason}` };
    const parsed = tokenAnswer.safeParse(fetched.json);
    if (fetched.status !== 200 || !parsed.success) {
      return { reason: `no token: HTTP ${fetched.status}` };
    }
    const lifeMs = parsed.data.expires_in * 1_000;
    const expiresAtMs = Date.now() + Math.max(lifeMs - TOKEN_MARGIN_MS, lifeMs / 2);
    this.#token = { text: parsed.data.access_token, expiresAtMs };
    return { token: this.#token };
  }
}

function endpoint(base: string, path: string): URL {
  return new URL(base.replace(/\/$/, '') + path);
}

/** The real aggregator gives tokens out at a host of their own; a simulator has but one. */
function tokenEndpoint(base: string): URL {
  const { hostname } = new URL(base);
  const real = /^topups(-sandbox)?\.reloadly\.com$/.test(hostname);
  return endpoint(real ? 'https://auth.reloadly.com' : base, '/oauth/token');
}
