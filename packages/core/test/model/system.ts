import { randomUUID } from 'node:crypto';
import { buyCharge } from '#charges/buy';
import type { Charge } from '#charges/charge';
import { listCharges } from '#charges/list';
import { cancelCredit } from '#credits/cancel';
import type { Credit } from '#credits/credit';
import { decideCredit } from '#credits/decide';
import { decideManyCredits } from '#credits/decide-many';
import { listCredits } from '#credits/list';
import { listAllCredits } from '#credits/list-all';
import { requestCredit } from '#credits/request';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { AppError } from '#errors';
import { move } from '#ledger/move';
import { formatMoney } from '#money';
import { adjustWallet } from '#wallets/adjust';
import { getWallet } from '#wallets/get';
import { listStatement } from '#wallets/statement';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { allPages } from '../outcomes';
import type { Command, Ref } from './commands';
import type { Told } from './explain';
import {
  emailOf,
  isThereFromTheStart,
  labelOf,
  OPENING_BALANCE,
  roleOf,
  USERS,
  type Answer,
} from './world';

/** In one transaction, as several statements at once are; without the triggers that refuse it. */
const EMPTY_BOOKS = `
  SET LOCAL session_replication_role = replica;
  DELETE FROM entries; DELETE FROM charges; DELETE FROM credit_requests; DELETE FROM adjustments;
  DELETE FROM credit_approvals; DELETE FROM audit_log; DELETE FROM wallets; DELETE FROM users;
  DELETE FROM rollup_deltas; DELETE FROM quarter_totals; DELETE FROM seller_hours;
  DELETE FROM best_sellers; DELETE FROM seller_activity;
  UPDATE operators SET status = 'active' WHERE status <> 'active'`;

/** The real thing, told and asked in the words of the model: labels for ids, no times. */
export class System {
  readonly #core: Core;
  readonly #actors = new Map<string, NamedActor>();
  readonly #ids = new Map<string, string>();
  readonly #labels = new Map<string, string>();

  private constructor(core: Core) {
    this.#core = core;
  }

  /** Empty books with the users who are there from the start. */
  static async open(core: Core, owner: Sql): Promise<System> {
    await owner.unsafe(EMPTY_BOOKS);
    const system = new System(core);
    const balance = formatMoney(OPENING_BALANCE, core.settings.business.currency);
    for (const user of USERS.filter(isThereFromTheStart)) await system.#register(user, balance);
    return system;
  }

  /** Carries a command out; a failure that no caller may see is thrown. */
  /** Carries commands out at once; answers each in the model's words. */
  async runAll(commands: readonly Command[]): Promise<Told[]> {
    const answers = await Promise.all(commands.map((command) => this.#run(command)));
    // Named only now: a look may have met what another one of them has just made.
    return commands.map((command, place) => ({
      command,
      answer: this.#named(answers[place]) as Answer,
    }));
  }

  async #run(command: Command): Promise<Answer> {
    try {
      return { value: await this.#carryOut(command) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.#refusal(error.errorName, error.details);
    }
  }

  async #carryOut(command: Command): Promise<unknown> {
    switch (command.do) {
      case 'register':
        await this.#register(command.user);
        return 'registered';
      case 'request':
      case 'decide':
      case 'decideMany':
      case 'cancel':
        return this.#credit(command);
      case 'buy':
        return this.#buy(command);
      case 'adjust':
        return this.#adjust(command);
      case 'settle':
        return this.#settle(command.of, command.status);
      case 'freeze':
        await this.#core.sql`
          UPDATE wallets SET frozen = ${command.frozen}
          WHERE id = ${this.#actor(command.user).walletId}`;
        return null;
      case 'pause':
        await this.#core.sql`
          UPDATE operators SET status = ${command.paused ? 'paused' : 'active'}
          WHERE code = ${command.operator}`;
        return null;
      default:
        return this.#look(command);
    }
  }

  async #register(user: string, balance?: string): Promise<void> {
    const create = roleOf(user) === 'admin' ? createAdmin : createSeller;
    this.#actors.set(
      user,
      await create(this.#core, { email: emailOf(user), ...(balance && { balance }) }),
    );
  }

  async #credit(
    command: Extract<Command, { do: 'request' | 'decide' | 'decideMany' | 'cancel' }>,
  ): Promise<unknown> {
    const actor = this.#actor(command.user);
    if (command.do === 'request') {
      const { amount, note, key } = command;
      const input = { amount, note, idempotencyKey: key };
      const { replayed, ...credit } = await requestCredit(this.#core, actor, input);
      this.#learn(labelOf('credit', command.user, key), credit.id);
      return { ...this.#creditOf(credit), replayed };
    }
    if (command.do === 'cancel') {
      const id = this.#idOf(command.of);
      return this.#creditOf(await cancelCredit(this.#core, actor, { id }));
    }
    if (command.do === 'decide') {
      const { decision, reason } = command;
      const id = this.#idOf(command.of);
      return this.#decided(await decideCredit(this.#core, actor, { id, decision, reason }));
    }
    const ids = command.of.map((of) => this.#idOf(of));
    const input = { ids, decision: command.decision };
    const results = await decideManyCredits(this.#core, actor, input);
    return results.map((result) =>
      result.ok
        ? { value: this.#decided(result.credit) }
        : this.#refusal(result.error.name, result.error.details),
    );
  }

  async #buy({ user, key, phone, amount, operator }: Extract<Command, { do: 'buy' }>) {
    const input = { phone, amount, operator, idempotencyKey: key };
    const label = labelOf('charge', user, key);
    try {
      const { replayed, ...charge } = await buyCharge(this.#core, this.#actor(user), input);
      this.#learn(label, charge.id);
      return { ...this.#chargeOf(charge), replayed };
    } catch (error) {
      const id = error instanceof AppError ? error.details?.['chargeId'] : undefined;
      if (typeof id === 'string') this.#learn(label, id);
      throw error;
    }
  }

  async #adjust(command: Extract<Command, { do: 'adjust' }>): Promise<unknown> {
    const { amount, reason, key } = command;
    const userId = this.#actors.get(command.of)?.userId ?? randomUUID();
    const input = { userId, amount, reason, idempotencyKey: key };
    const made = await adjustWallet(this.#core, this.#actor(command.user), input);
    const told = { amount: made.amount, reason: made.reason, balanceAfter: made.balanceAfter };
    const whose = made.userId === userId ? command.of : 'somebody else';
    return { ...told, user: whose, replayed: made.replayed };
  }

  /** Stands in for the delivery: the guarded UPDATE and the refund in one transaction. */
  async #settle(of: Ref, status: 'delivered' | 'refunded' | 'unknown'): Promise<unknown> {
    const id = this.#idOf(of);
    const settledAt = status === 'unknown' ? null : new Date().toISOString();
    return this.#core.sql.begin(async (tx) => {
      const [charge] = await tx<{ wallet_id: string; price: bigint }[]>`
        UPDATE charges SET status = ${status}, settled_at = ${settledAt},
          next_attempt_at = CASE WHEN ${status} = 'unknown' THEN next_attempt_at END
        WHERE id = ${id} AND status IN ('pending', 'unknown')
        RETURNING wallet_id, price`;
      if (!charge) return 'left';
      if (status === 'refunded') {
        const refund = { kind: 'refund', account: 'operator', actorId: null } as const;
        const { wallet_id: walletId, price: amountMinor } = charge;
        await move(tx, [{ ...refund, walletId, amountMinor, sourceId: id }]);
      }
      return 'settled';
    });
  }

  async #look(
    command: Extract<
      Command,
      { do: 'balance' | 'statement' | 'credits' | 'charges' | 'allCredits' }
    >,
  ): Promise<unknown> {
    const core = this.#core;
    if (command.do === 'allCredits') {
      const { items } = await listAllCredits(core, { limit: 100 });
      return items.map((item) => {
        const { balance, decidedBy, user } = item;
        return { ...this.#creditOf(item), user: user.email, balance, decidedBy };
      });
    }
    const actor = this.#actor(command.user);
    switch (command.do) {
      case 'balance':
        return (await getWallet(core, actor)).balance;
      case 'statement':
        return this.#statement(actor, command.limit);
      case 'credits': {
        const { items } = await listCredits(core, actor, { limit: 100 });
        return items.map((item) => this.#creditOf(item));
      }
      case 'charges': {
        const { items } = await listCharges(core, actor, { limit: 100 });
        return items.map((item) => this.#chargeOf(item));
      }
    }
  }

  async #statement(actor: NamedActor, limit: number): Promise<unknown> {
    const pages = await allPages((cursor) => listStatement(this.#core, actor, { cursor, limit }));
    return pages.flat().map(({ seq, kind, amount, balanceAfter, chargeId, creditRequestId }) => {
      const id = chargeId ?? creditRequestId;
      const source = id === undefined ? null : unnamed(id);
      return { seq, kind, amount, balanceAfter, source };
    });
  }

  #creditOf({ id, amount, status, note, decidedAt, decisionReason }: Credit) {
    const label = unnamed(id);
    return { label, amount, status, note, decided: decidedAt !== null, reason: decisionReason };
  }

  #decided({ id, amount, status, decidedAt, decisionReason }: Omit<Credit, 'note' | 'createdAt'>) {
    const decided = decidedAt !== null;
    return { label: unnamed(id), amount, status, decided, reason: decisionReason };
  }

  #chargeOf(charge: Charge) {
    const { phone, operator, amount, price, status, refusal, balanceAfter } = charge;
    const told = { phone, operator, amount, price, status, refusal, balanceAfter };
    return { label: unnamed(charge.id), ...told, settled: charge.settledAt !== null };
  }

  /** What the caller is told besides the error's name, as far as the model knows of it. */
  #refusal(error: string, details: Record<string, unknown> | undefined): Answer {
    if (!details) return { error };
    const { decidedAt: _, chargeId, ...told } = details;
    if (typeof chargeId !== 'string') return { error, details: told };
    return { error, details: { label: unnamed(chargeId), ...told } };
  }

  #actor(user: string): NamedActor {
    const actor = this.#actors.get(user);
    if (!actor) throw new Error(`${user} is not there`);
    return actor;
  }

  /** A label stands for one id, for good. */
  #learn(label: string, id: string): void {
    const known = this.#ids.get(label);
    if (known !== undefined && known !== id) throw new Error(`${label} has two ids`);
    this.#ids.set(label, id);
    this.#labels.set(id, label);
  }

  #idOf(label: Ref): string {
    return this.#ids.get(String(label)) ?? randomUUID();
  }

  /** The same with labels for ids, and what has a label in the order of the labels. */
  #named(value: unknown): unknown {
    if (typeof value === 'string') return this.#labels.get(value.replace(UNNAMED, '')) ?? value;
    if (Array.isArray(value)) return inOrder(value.map((item) => this.#named(item)));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, field]) => [name, this.#named(field)]);
    return Object.fromEntries(fields);
  }
}

const UNNAMED = 'id ';

/** Stands for a label until the ids of all that ran at once are known. */
const unnamed = (id: string) => UNNAMED + id;

const labelIn = (item: unknown) =>
  typeof item === 'object' && item !== null && 'label' in item ? String(item.label) : '';

const inOrder = (items: readonly unknown[]) =>
  items.toSorted((a, b) => labelIn(a).localeCompare(labelIn(b)));
