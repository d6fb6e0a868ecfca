import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ApiError, answerJson } from '#http/answer';
import { readBody } from '#http/read';
import type { Call } from '#http/route';

const naturalText = z.coerce.number().int().min(0).max(600_000);

const modeSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('normal') }),
  z.object({ mode: z.literal('slow'), delayMs: naturalText.default(2_000) }),
  z.object({ mode: z.literal('down') }),
  z.object({ mode: z.literal('rate-limited'), perSecond: naturalText.default(0) }),
]);

type Mode = z.infer<typeof modeSchema>;

/** The mode of the whole simulator, set by `POST /control`; a restart is normal again. */
export class Control {
  readonly #stopping: AbortSignal;
  #mode: Mode = { mode: 'normal' };
  #second = 0;
  #callsThisSecond = 0;

  constructor(stopping: AbortSignal) {
    this.#stopping = stopping;
  }

  /** `POST /control {mode: normal | slow | down | rate-limited, delayMs?, perSecond?}` */
  set({ body, response }: Call): void {
    this.#mode = readBody(body, modeSchema);
    answerJson(response, 200, this.#mode);
  }

  /** `GET /control` */
  show({ response }: Call): void {
    answerJson(response, 200, this.#mode);
  }

  /**
   * Holds a call up as the mode says. Answers false when the call is over: its line has been cut.
   * Throws ApiError 429 over the rate.
   */
  async admit(response: ServerResponse): Promise<boolean> {
    switch (this.#mode.mode) {
      case 'normal':
        return true;
      case 'down':
        response.destroy();
        return false;
      case 'slow':
        await sleep(this.#mode.delayMs, undefined, { signal: this.#stopping }).catch(() => null);
        return true;
      case 'rate-limited':
        this.#count(this.#mode.perSecond);
        return true;
    }
  }

  #count(perSecond: number): void {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#callsThisSecond = 0;
    }
    this.#callsThisSecond += 1;
    if (this.#callsThisSecond <= perSecond) return;
    throw new ApiError(429, 'TOO_MANY_REQUESTS', 'Too many requests');
  }
}
