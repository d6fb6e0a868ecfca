import type { Actor } from '#auth/actor';
import { askNow } from '#charges/ask-now';
import { resolveCharge } from '#charges/resolve';
import type { ChargeStatus } from '#consts';
import type { Core } from '#core';
import { claimCharges, type ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { requestRecheck } from '#delivery/request-recheck';
import { takeCallback } from '#delivery/take-callback';
import { AppError } from '#errors';
import type { OperatorPort } from '#operators/port';
import { NEVER } from '../operators/simulator';
import { fastDelivery, passTime } from './delivering';
import { TinyOperator, type AskMood, type SendMood } from './tiny-operator';

/** One thing that happens to a charge. */
export type Happening =
  | { do: 'work'; send: SendMood; ask: AskMood }
  /** A worker dies: after its claim, in its call before the operator hears of it, or after. */
  | { do: 'crash'; at: 'claimed' | 'recorded' | 'called'; send: SendMood; ask: AskMood }
  /** A worker's answer is there, and it does nothing with it until it is thawed. */
  | { do: 'freeze'; send: SendMood; ask: AskMood }
  | { do: 'thaw' }
  | { do: 'callback'; saysDelivered: boolean }
  | { do: 'askNow' }
  | { do: 'reverse' }
  | { do: 'finish'; isDelivered: boolean }
  | { do: 'resolve' }
  /** The leases of the dead and frozen run out. */
  | { do: 'expire' }
  /** So much time passes that no order is on its way any more. */
  | { do: 'time'; arrives: boolean };

const settings = fastDelivery();
const STEPS_MAX = 60;

/** One charge between its workers, its operator, its admin and whoever calls back. */
export class Machine {
  readonly operator: TinyOperator;
  readonly #frozen: { thaw: () => void; work: Promise<void> }[] = [];

  constructor(
    readonly core: Core,
    readonly admin: Actor,
    readonly walletId: string,
    readonly id: string,
  ) {
    this.operator = new TinyOperator(id);
  }

  async happen(happening: Happening): Promise<void> {
    const { core, operator, id } = this;
    switch (happening.do) {
      case 'work':
        return this.#work(operator.port(happening.send, happening.ask));
      case 'crash':
        return this.#crash(happening);
      case 'freeze':
        return this.#freeze(happening.send, happening.ask);
      case 'thaw':
        return this.#thaw();
      case 'callback': {
        const { saysDelivered } = happening;
        await takeCallback(core, { chargeId: id, saysDelivered }, Date.now());
        return;
      }
      case 'askNow':
        return orRefused(askNow(core, this.admin, { id }));
      case 'reverse':
        return operator.takeBack();
      case 'finish':
        return operator.finish(happening.isDelivered);
      case 'resolve':
        return this.#resolve();
      case 'expire':
        await core.sql`
          UPDATE charges SET leased_until = '2000-01-01' WHERE id = ${id} AND lease_id IS NOT NULL`;
        return;
      case 'time':
        operator.arrive(happening.arrives);
        return this.#passTime();
    }
  }

  /** Lets everything come to an end: the operator answers, and tells of what it took back. */
  async settle(): Promise<void> {
    while (this.#frozen.length > 0) await this.#thaw();
    this.operator.arrive(true);
    this.operator.finish(true);
    await requestRecheck(this.core, this.walletId, this.id, Date.now());
    for (let step = 0; step < STEPS_MAX && (await this.#isQueued()); step += 1) {
      await this.#passTime();
      await this.#work(this.operator.port('silent yes', 'truth'));
    }
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

  async #work(port: OperatorPort): Promise<void> {
    const charge = await this.#claim();
    if (charge) await deliverCharge(this.core, port, charge, settings, NEVER);
  }

  async #crash({ at, send, ask }: Extract<Happening, { do: 'crash' }>): Promise<void> {
    const charge = await this.#claim();
    if (!charge || at === 'claimed') return;
    const deaf = () => Promise.reject(new Error('the worker died'));
    const port =
      at === 'recorded' ? { send: deaf, ask: deaf } : this.operator.port(send, ask, true);
    await deliverCharge(this.core, port, charge, settings, NEVER).catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'the worker died') throw error;
    });
  }

  /** Resolves when the operator has answered and the worker does not know it yet. */
  async #freeze(send: SendMood, ask: AskMood): Promise<void> {
    const charge = await this.#claim();
    if (!charge) return;
    const port = this.operator.port(send, ask);
    let thaw = () => {};
    const thawed = new Promise<void>((resolve) => (thaw = resolve));
    let work: Promise<void> = Promise.resolve();
    const answered = new Promise<void>((resolve) => {
      const held = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
        resolve();
        await thawed;
        return answer;
      };
      const holding: OperatorPort = {
        send: (order, signal) => held(port.send(order, signal)),
        ask: (reference, signal) => held(port.ask(reference, signal)),
      };
      work = deliverCharge(this.core, holding, charge, settings, NEVER).then(() => resolve());
    });
    await answered;
    this.#frozen.push({ thaw, work });
  }

  async #thaw(): Promise<void> {
    const frozen = this.#frozen.shift();
    frozen?.thaw();
    await frozen?.work;
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
