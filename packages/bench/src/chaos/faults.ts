import { setTimeout as sleep } from 'node:timers/promises';
import type { AtPoint } from '@chargeflow/core/delivery/run';
import type { OperatorPort } from '@chargeflow/core/operators/port';

/** The points of a charge's work, in order: a worker may die or freeze at each. */
export const FAULT_POINTS = ['claimed', 'recorded', 'calling', 'answered', 'settled'] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface Fault {
  point: FaultPoint;
  /** At which pass of the point, by any charge, counted from 1. */
  pass: number;
  signal: 'SIGKILL' | 'SIGSTOP';
}

/** A call has left its process by then, and may have arrived or not. */
const CALLING_MAX_MS = 5;

/** What sends this very process the signal as soon as the point is passed for the nth time. */
export function planFault({ point: where, pass, signal }: Fault) {
  let passes = 0;
  const reach = (point: FaultPoint) => {
    if (point !== where) return;
    passes += 1;
    if (passes === pass) process.kill(process.pid, signal);
  };

  async function call<T>(make: () => Promise<T>): Promise<T> {
    reach('recorded');
    const answering = make();
    if (where === 'calling') {
      await sleep(Math.random() * CALLING_MAX_MS);
      reach('calling');
    }
    const answer = await answering;
    reach('answered');
    return answer;
  }

  const at: AtPoint = (point) => reach(point);
  /** Only what a charge's work calls is dangerous; the rest of the port stays as it is. */
  const around = (operator: OperatorPort): OperatorPort => ({
    ...operator,
    send: (...order) => call(() => operator.send(...order)),
    ask: (...question) => call(() => operator.ask(...question)),
  });
  return { at, around };
}
