import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  CountBreaker,
  handleWhenResult,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import type { Logger } from 'pino';
import { OVER_THE_RATE, type AskAnswer, type SendAnswer } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

/**
 * More than this share of an operator's last sendings failed: nothing is sent to it for a while. High,
 * since a line that is down fails every one, and bad numbers in a row must not hold up good ones.
 */
const FAILED_SHARE = 0.8;
/** Those that are looked at, and how many there must be. Fewer failures say little of an operator. */
const SENDINGS = 30;
const SENDINGS_MIN = 20;

/** Nothing may be sent to the operator until then. */
export interface Suspended {
  suspendedUntilMs: number;
}

interface Circuit {
  policy: CircuitBreakerPolicy;
  openUntilMs: number;
}

type Outcome = { answer: SendAnswer | AskAnswer } | null;

/**
 * One circuit an operator, which stops sendings and never questions. After `breakerOpenMs` a single
 * sending is let through, whose end decides for all. Of one process: others find out for themselves.
 */
export class Breakers {
  readonly #openMs: number;
  readonly #log: Logger;
  readonly #circuits = new Map<string, Circuit>();

  constructor({ breakerOpenMs }: Pick<DeliverySettings, 'breakerOpenMs'>, log: Logger) {
    this.#openMs = breakerOpenMs;
    this.#log = log;
  }

  /** Makes a sending, unless it is suspended; null is one that was not made after all. */
  async send<T extends Outcome>(operator: string, make: () => Promise<T>): Promise<T | Suspended> {
    const circuit = this.#circuitOf(operator);
    const { policy } = circuit;
    // One sending tries the line; the library would have the others wait here for its end.
    if (policy.state === CircuitState.HalfOpen) return this.#suspended(circuit);
    try {
      return await policy.execute(make);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return this.#suspended(circuit);
      throw error;
    }
  }

  #suspended({ openUntilMs }: Circuit): Suspended {
    return { suspendedUntilMs: openUntilMs };
  }

  #circuitOf(operator: string): Circuit {
    const known = this.#circuits.get(operator);
    if (known) return known;
    const breaker = new CountBreaker({
      threshold: FAILED_SHARE,
      size: SENDINGS,
      minimumNumberOfCalls: SENDINGS_MIN,
    });
    const policy = circuitBreaker(handleWhenResult(hasFailed), {
      halfOpenAfter: this.#openMs,
      breaker,
    });
    const circuit = { policy, openUntilMs: 0 };
    policy.onStateChange((state) => {
      if (state === CircuitState.Open) circuit.openUntilMs = Date.now() + this.#openMs;
      this.#log.warn({ operator, sending: NAMES[state] }, 'sending to an operator has changed');
    });
    this.#circuits.set(operator, circuit);
    return circuit;
  }
}

const NAMES = {
  [CircuitState.Closed]: 'resumed',
  [CircuitState.Open]: 'suspended',
  [CircuitState.HalfOpen]: 'tried once',
  [CircuitState.Isolated]: 'isolated',
} as const;

/** The line, or the operator behind it, has failed. One that only asks for patience has not. */
function hasFailed(result: unknown): boolean {
  const { answer } = (result ?? {}) as Partial<NonNullable<Outcome>>;
  if (answer?.outcome === 'unknown') return answer.acknowledged !== true;
  return answer?.outcome === 'not_sent' && answer.reason !== OVER_THE_RATE;
}
