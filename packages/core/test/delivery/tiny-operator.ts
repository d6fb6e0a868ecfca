import type { AskAnswer, OperatorPort, SendAnswer, TopupOrder } from '#operators/port';

/** What becomes of a new order, and what its sender hears of it. */
export const SEND_MOODS = [
  'yes',
  'no',
  'processing',
  /** Carried out, and not answered. */
  'silent yes',
  'silent no',
  /** Lost before it was read. */
  'cut',
  /** Not answered, and read later or never. */
  'delayed',
  'not sent',
] as const;
export type SendMood = (typeof SEND_MOODS)[number];

export const ASK_MOODS = ['truth', 'silence'] as const;
export type AskMood = (typeof ASK_MOODS)[number];

type State = 'none' | 'processing' | 'delivered' | 'failed' | 'reversed';

const SILENCE = { outcome: 'unknown', reason: 'timed out' } as const;

/** An operator of one reference, which it carries out once however often it is sent. */
export class TinyOperator {
  state: State = 'none';
  /** Orders sent and neither read nor lost yet. */
  onTheWay = 0;
  readonly #transactionId: string;

  constructor(transactionId: string) {
    this.#transactionId = transactionId;
  }

  /** What a worker speaks to that meets these moods. `dying`: the effect is had, the answer is not. */
  port(send: SendMood, ask: AskMood, dying = false): OperatorPort {
    const answered = <Answer>(answer: Answer): Promise<Answer> =>
      dying ? Promise.reject(new Error('the worker died')) : Promise.resolve(answer);
    return {
      send: (_order: TopupOrder) => answered(this.#send(send)),
      ask: () => answered(ask === 'truth' ? this.#truth() : SILENCE),
    };
  }

  /** What is on the way is read now, or never. */
  arrive(isRead: boolean): void {
    if (this.onTheWay > 0 && isRead && this.state === 'none') this.state = 'delivered';
    this.onTheWay = 0;
  }

  /** Ends what it was still at. */
  finish(isDelivered: boolean): void {
    if (this.state === 'processing') this.state = isDelivered ? 'delivered' : 'failed';
  }

  takeBack(): void {
    if (this.state === 'delivered') this.state = 'reversed';
  }

  /** What an admin can find out who asks the operator's people; null while nobody can know. */
  get evidence(): 'delivered' | 'refunded' | null {
    if (this.state === 'delivered') return 'delivered';
    if (this.state === 'processing' || this.onTheWay > 0) return null;
    return 'refunded';
  }

  #send(mood: SendMood): SendAnswer {
    if (mood === 'not sent') return { outcome: 'not_sent', reason: 'no line', retryAfterMs: null };
    if (mood === 'cut') return SILENCE;
    if (mood === 'delayed') {
      this.onTheWay += 1;
      return SILENCE;
    }
    if (this.state === 'none') this.state = BECOMES[mood];
    const truth = this.#truth();
    if (mood.startsWith('silent') || truth.outcome === 'not_found') return SILENCE;
    return truth;
  }

  #truth(): AskAnswer {
    const transactionId = this.#transactionId;
    switch (this.state) {
      case 'none':
        return { outcome: 'not_found' };
      case 'failed':
        return { outcome: 'refused', reason: 'FAILED', transactionId };
      case 'processing':
      case 'delivered':
      case 'reversed':
        return { outcome: this.state, transactionId };
    }
  }
}

const BECOMES = {
  yes: 'delivered',
  'silent yes': 'delivered',
  no: 'failed',
  'silent no': 'failed',
  processing: 'processing',
} as const;
