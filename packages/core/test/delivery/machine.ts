import type { Actor } from '#auth/actor';
import { askNow } from '#charges/ask-now';
import { resolveCharge } from '#charges/resolve';
import type { ChargeStatus } from '#consts';
import type { Core } from '#core';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { RECHECKS_MAX } from '#delivery/next-step';
import { requestRecheck } from '#delivery/request-recheck';
import { takeCallback } from '#delivery/take-callback';
import { AppError } from '#errors';
import type { OperatorPort } from '#operators/port';
import { NEVER } from '../operators/simulator';
import { fastDelivery, passTime } from './delivering';
import { TinyOperator, type Moods } from './tiny-operator';

/** One thing that happens to a charge. */
export type Happening =
  | ({ do: 'work' } & Moods)
  /** A worker dies: after its claim, in its call before the operator hears of it, or after. */
  | ({ do: 'crash'; at: 'claimed' | 'recorded' | 'called' } & Moods)
  /** A worker stands still until it is thawed: once its call is heard, or before its order leaves. */
  | ({ do: 'freeze'; heard: boolean } & Moods)
  | { do: 'thaw' }
  | { do: 'callback'; saysDelivered: boolean }
  | { do: 'askNow' }
  /** The operator takes the delivery back, and calls back to say so. */
  | { do: 'reverse' }
  | { do: 'finish'; isDelivered: boolean }
  | { do: 'resolve' }
  /** The leases of the dead and frozen run out. */
  | { do: 'expire' }
  /** So much time passes that no order is on its way any more, nor leaves any more. */
  | { do: 'time'; arrives: boolean };

interface Frozen {
  thaw: () => void;
  work: Promise<unknown>;
  /** The operator has heard of its call. */
  heard: boolean;
  /** Its call's time is over: what has not left does not leave. */
  isTooLate: boolean;
}

/** Two sendings, so that an order is soon taken for lost by whoever does so too early. */
const settings = fastDelivery({ sendsMax: 2 });
const STEPS_MAX = 60;
const DEATH = new Error('the worker died');
const TOO_LATE = { outcome: 'not_sent', reason: 'too late', retryAfterMs: null } as const;
const CALMLY: Moods = { send: 'silent yes', ask: 'truth' };

/** One charge between its workers, its operator, its admin and whoever calls back. */
export class Machine {
  readonly operator: TinyOperator;
  readonly #frozen: Frozen[] = [];

  constructor(
    readonly core: Core,
    readonly admin: Actor,
    readonly walletId: string,
    readonly id: string,
  ) {
    this.operator = new TinyOperator(id);
  }

  /** An admin's evidence is of a time when no order leaves: one that is let go of then comes first. */
  async happenAtOnce(happenings: readonly Happening[]): Promise<void> {
    const leaves = this.#frozen.some(({ heard }) => !heard);
    if (!leaves || !happenings.some((happening) => happening.do === 'resolve')) {
      await Promise.all(happenings.map((happening) => this.happen(happening)));
      return;
    }
    for (const happening of happenings) await this.happen(happening);
  }

  async happen(happening: Happening): Promise<unknown> {
    const { core, operator, id } = this;
    switch (happening.do) {
      case 'work':
        return this.#work(happening);
      case 'crash':
        return this.#crash(happening);
      case 'freeze':
        return this.#freeze(happening);
      case 'thaw':
        return this.#thaw();
      case 'callback':
        return this.#callBack(happening.saysDelivered);
      case 'askNow':
        return orRefused(askNow(core, this.admin, { id }));
      case 'reverse':
        if (operator.takeBack()) await this.#callBack(false);
        return;
      case 'finish':
        return operator.finish(happening.isDelivered);
      case 'resolve':
        return this.#resolve();
      case 'expire':
        return core.sql`
          UPDATE charges SET leased_until = '2000-01-01' WHERE id = ${id} AND lease_id IS NOT NULL`;
      case 'time':
        operator.arrive(happening.arrives);
        for (const frozen of this.#frozen) frozen.isTooLate = true;
        return this.#passTime();
    }
  }

  /** Lets everything come to an end, the operator answering whenever it is asked. */
  async settle(): Promise<void> {
    while (this.#frozen.length > 0) await this.#thaw();
    this.operator.arrive(true);
    this.operator.finish(true);
    await this.#askAgainIfGivenUp();
    for (let step = 0; step < STEPS_MAX && (await this.#isQueued()); step += 1) {
      await this.#passTime();
      await this.#work(CALMLY);
    }
  }

  /** After so many questions a reversal may be missed, until the lists are compared. */
  async #askAgainIfGivenUp(): Promise<void> {
    const asked = await this.core.sql`
      SELECT number FROM charge_attempts WHERE charge_id = ${this.id} AND call = 'ask'`;
    if (asked.length < RECHECKS_MAX) return;
    await requestRecheck(this.core, this.walletId, this.id, Date.now());
  }

  /** What the charge has been, from its sale on. */
  async history(): Promise<ChargeStatus[]> {
    const rows = await this.core.sql<{ status: ChargeStatus }[]>`
      SELECT status FROM charge_events WHERE charge_id = ${this.id} ORDER BY tx`;
    return ['pending', ...rows.map(({ status }) => status)];
  }

  async #passTime(): Promise<void> {
    if (await this.#isQueued()) await passTime(this.core, this.id);
  }

  async #isQueued(): Promise<boolean> {
    const rows = await this.core.sql`
      SELECT id FROM charges WHERE id = ${this.id} AND next_attempt_at IS NOT NULL`;
    return rows.length > 0;
  }

  /** The charge, if it is queued and nobody has it. */
  async #claim(): Promise<ClaimedCharge | undefined> {
    const { core, id } = this;
    await core.sql`
      UPDATE charges SET next_attempt_at = '2000-01-01'
      WHERE id = ${id} AND next_attempt_at IS NOT NULL`;
    const claimed = await claimCharges(core, { nowMs: Date.now(), leaseMs: 60_000, limit: 1 });
    return claimed.find((charge) => charge.id === id);
  }

  async #work(moods: Moods): Promise<void> {
    const charge = await this.#claim();
    if (!charge) return;
    await this.#deliver(charge, this.operator.port(moods, charge.acknowledged));
  }

  #deliver(charge: ClaimedCharge, port: OperatorPort): Promise<unknown> {
    return deliverCharge(this.core, port, charge, settings, NEVER);
  }

  async #crash({ at, ...moods }: Extract<Happening, { do: 'crash' }>): Promise<void> {
    const charge = await this.#claim();
    if (!charge || at === 'claimed') return;
    const port = this.operator.port(moods, charge.acknowledged);
    const dying: OperatorPort = {
      send: async (order, signal) => {
        if (at === 'called') await port.send(order, signal);
        throw DEATH;
      },
      ask: () => Promise.reject(DEATH),
    };
    await this.#deliver(charge, dying).catch((error: unknown) => {
      if (error !== DEATH) throw error;
    });
  }

  /** Resolves when the worker stands still, or had nothing to do. */
  async #freeze({ heard, ...moods }: Extract<Happening, { do: 'freeze' }>): Promise<void> {
    const charge = await this.#claim();
    if (!charge) return;
    const port = this.operator.port(moods, charge.acknowledged);
    const frozen: Frozen = { thaw: () => {}, work: Promise.resolve(), heard, isTooLate: false };
    const thawed = new Promise<void>((resolve) => (frozen.thaw = resolve));
    await new Promise<void>((stands) => {
      const stand = () => {
        stands();
        return thawed;
      };
      const holding: OperatorPort = {
        send: async (order, signal) => {
          const answer = heard ? await port.send(order, signal) : null;
          await stand();
          if (answer) return answer;
          return frozen.isTooLate ? TOO_LATE : port.send(order, signal);
        },
        ask: async (reference, signal) => {
          const answer = await port.ask(reference, signal);
          // The question before a sending does not hold up who is to stand still before that.
          if (heard) await stand();
          return answer;
        },
      };
      frozen.work = this.#deliver(charge, holding).finally(stands);
    });
    this.#frozen.push(frozen);
  }

  async #thaw(): Promise<void> {
    const frozen = this.#frozen.shift();
    frozen?.thaw();
    await frozen?.work;
  }

  #callBack(saysDelivered: boolean): Promise<boolean> {
    return takeCallback(this.core, { chargeId: this.id, saysDelivered }, Date.now());
  }

  async #resolve(): Promise<void> {
    const outcome = this.operator.evidence;
    if (outcome === null) return;
    await orRefused(resolveCharge(this.core, this.admin, { id: this.id, outcome, reason: 'seen' }));
  }
}

/** An admin may come too late. */
async function orRefused(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof AppError) || error.errorName !== 'INVALID_STATUS') throw error;
  });
}
