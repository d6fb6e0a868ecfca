import { createHash } from 'node:crypto';

type Reply = number | string | null | Error | readonly Reply[];
type Bucket = { refilledAt: number; tokens: number; expiresAt: number };

/**
 * As much of a Redis server as the rate limits use: EVAL and EVALSHA of Ratelimit's token bucket,
 * worked out here by hand, with Redis' own script cache and its refusal of unknown script flags.
 */
export class FakeRedis {
  readonly #scripts = new Map<string, string>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #knownFlags: readonly string[];

  constructor({ knownFlags = [] }: { knownFlags?: readonly string[] } = {}) {
    this.#knownFlags = knownFlags;
  }

  /** Runs one command; error replies are answered, not thrown. */
  run([name = '', ...args]: readonly string[]): Reply {
    switch (name.toUpperCase()) {
      case 'EVAL':
        return this.#evaluate(args[0] ?? '', args);
      case 'EVALSHA':
        return this.#evaluate(this.#scripts.get(args[0] ?? ''), args);
      case 'INFO':
        return '# Persistence\r\nloading:0\r\n';
      case 'CLIENT':
        return 'OK';
      default:
        return new Error(`ERR unknown command '${name}'`);
    }
  }

  /** What a restart or SCRIPT FLUSH does. */
  forgetScripts(): void {
    this.#scripts.clear();
  }

  #evaluate(script: string | undefined, [, keyCount = '0', ...rest]: readonly string[]): Reply {
    if (script === undefined) return new Error('NOSCRIPT No matching script. Please use EVAL.');
    const flag = /^#!lua flags=(\S+)\n/.exec(script)?.[1];
    if (flag !== undefined && !this.#knownFlags.includes(flag)) {
      return new Error(`ERR Unexpected flag in script shebang: ${flag}`);
    }
    this.#scripts.set(createHash('sha1').update(script).digest('hex'), script);
    if (!script.includes('refillRate')) return new Error('ERR not the token bucket');
    return this.#takeToken(rest[0] ?? '', rest.slice(Number(keyCount)).map(Number));
  }

  #takeToken(
    key: string,
    [maxTokens = 0, interval = 0, refillRate = 0, now = 0, cost = 0]: readonly number[],
  ): Reply {
    const held = this.#buckets.get(key);
    const alive = held !== undefined && held.expiresAt > Date.now() ? held : undefined;
    let { refilledAt, tokens } = alive ?? { refilledAt: now, tokens: maxTokens };
    if (now >= refilledAt + interval) {
      const refills = Math.floor((now - refilledAt) / interval);
      tokens = Math.min(maxTokens, tokens + refills * refillRate);
      refilledAt += refills * interval;
    }
    if (tokens < cost) return [-1, refilledAt + interval, maxTokens];
    tokens -= cost;
    const livesMs = Math.ceil((maxTokens - tokens) / refillRate) * interval;
    this.#buckets.set(key, { refilledAt, tokens, expiresAt: Date.now() + livesMs });
    return [tokens, refilledAt + interval, maxTokens];
  }
}
