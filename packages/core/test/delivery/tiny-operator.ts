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

export const ASK_MOODS = [
  'truth',
  'silence',
  /** Knows nothing of what it said it had; tells the truth of what it never spoke of. */
  'forgetful',
] as const;
export type AskMood = (typeof ASK_MOODS)[number];

export interface Moods {
  send: SendMood;
  ask: AskMood;
}

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

  /** What a worker speaks to that has, or has not, heard that the operator has the reference. */
  port({ send, ask }: Moods, acknowledged: boolean): OperatorPort {
    const forgets = ask === 'forgetful' && acknowledged;
    return {
      send: (_order: TopupOrder) => Promise.resolve(this.#send(send)),
      ask: () => {
        if (ask === 'silence') return Promise.resolve(SILENCE);
        return Promise.resolve(forgets ? { outcome: 'not_found' } : this.#truth());
      },
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

  /** Whether there was anything to take back. */
  takeBack(): boolean {
    if (this.state !== 'delivered') return false;
    this.state = 'reversed';
    return true;
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
