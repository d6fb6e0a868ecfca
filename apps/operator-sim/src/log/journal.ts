import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const topupSchema = z.object({
  transactionId: z.number().int(),
  customIdentifier: z.string(),
  phone: z.string(),
  countryCode: z.string(),
  operatorId: z.number().int(),
  amount: z.string(),
  currency: z.string(),
  acceptedAtMs: z.number(),
});

const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), topup: topupSchema }),
  z.object({ kind: z.literal('sent-again'), customIdentifier: z.string(), atMs: z.number() }),
  z.object({ kind: z.literal('called-back'), customIdentifier: z.string(), status: z.string() }),
]);

export type Topup = z.infer<typeof topupSchema>;
type Line = z.infer<typeof lineSchema>;

/** An order the operator took, how often it was sent, and which statuses were called back. */
export type Entry = { topup: Topup; sends: number; calledBack: Set<string> };

const FIRST_TRANSACTION_ID = 100_001;

/**
 * What the operator knows: an append-only file of lines, and the same in memory. Each line is one
 * write(2) made before the caller is answered, so a killed process forgets nothing it answered.
 */
export class Journal {
  readonly #file: number;
  readonly #entries = new Map<string, Entry>();
  readonly #byTransactionId = new Map<number, Entry>();
  #nextTransactionId = FIRST_TRANSACTION_ID;

  constructor(dataDir: string) {
    fs.mkdirSync(dataDir, { recursive: true });
    const file = path.join(dataDir, 'journal.jsonl');
    if (fs.existsSync(file)) this.#load(file);
    this.#file = fs.openSync(file, 'a');
  }

  find(customIdentifier: string): Entry | undefined {
    return this.#entries.get(customIdentifier);
  }

  findById(transactionId: number): Entry | undefined {
    return this.#byTransactionId.get(transactionId);
  }

  /** All entries, oldest first. */
  list(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Takes a new order; its reference must not be known yet. */
  accept(order: Omit<Topup, 'transactionId'>): Entry {
    if (this.#entries.has(order.customIdentifier)) throw new Error('The reference is taken');
    const topup: Topup = { ...order, transactionId: this.#nextTransactionId };
    this.#append({ kind: 'accepted', topup });
    return this.#require(topup.customIdentifier);
  }

  /** Counts one more sending of a known order. */
  sentAgain(customIdentifier: string, atMs: number): void {
    this.#append({ kind: 'sent-again', customIdentifier, atMs });
  }

  /** Remembers that a status was called back, so that a restart does not call again. */
  calledBack(customIdentifier: string, status: string): void {
    this.#append({ kind: 'called-back', customIdentifier, status });
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  #append(line: Line): void {
    fs.writeSync(this.#file, `${JSON.stringify(line)}\n`);
    this.#apply(line);
  }

  #apply(line: Line): void {
    if (line.kind === 'accepted') {
      const entry: Entry = { topup: line.topup, sends: 1, calledBack: new Set() };
      this.#entries.set(line.topup.customIdentifier, entry);
      this.#byTransactionId.set(line.topup.transactionId, entry);
      this.#nextTransactionId = Math.max(this.#nextTransactionId, line.topup.transactionId + 1);
      return;
    }
    const entry = this.#require(line.customIdentifier);
    if (line.kind === 'sent-again') entry.sends += 1;
    else entry.calledBack.add(line.status);
  }

  #require(customIdentifier: string): Entry {
    const entry = this.#entries.get(customIdentifier);
    if (!entry) throw new Error(`The journal knows no order ${customIdentifier}`);
    return entry;
  }

  #load(file: string): void {
    const text = fs.readFileSync(file, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    // A line without its end was never answered for: the process died while writing it.
    if (end < text.length) fs.truncateSync(file, Buffer.byteLength(text.slice(0, end)));
    for (const line of text.slice(0, end).split('\n')) {
      if (line) this.#apply(lineSchema.parse(JSON.parse(line)));
    }
  }
}
