import { waitBeforeRetryMs } from '#backoff';
import { refusalIn, toClientError, UnansweredError, type ChargeFlowError } from '#errors';
import type { Fetch } from '#request';
import { parseEvents } from '#parse-events';

/** The id of the last event that came. */
export class StreamPlace {
  lastEventId = '';
}

export interface EventStreamInit {
  fetch: Fetch;
  place: StreamPlace;
  /** Asked anew for each connection, since tokens change while a stream is read. */
  headers: () => Promise<Record<string, string>>;
}

type Listener = (event: object) => void;

/**
 * The browser's EventSource over `fetch`, because that one cannot send a bearer token and Node 20
 * has none. It resumes after the last id, waits longer from try to try, and closes on a refusal.
 */
export class EventStream {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = 0;

  readonly #url: string;
  readonly #init: EventStreamInit;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closing = new AbortController();
  #attempts = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, init?: EventStreamInit) {
    if (!init) throw new TypeError('an event stream needs a fetch');
    this.#url = url;
    this.#init = init;
    void this.#connect();
  }

  addEventListener(type: string, listener: Listener): void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener);
  }

  readonly close = (): void => {
    this.readyState = this.CLOSED;
    clearTimeout(this.#waiting);
    this.#closing.abort();
  };

  async #connect(): Promise<void> {
    this.#attempts += 1;
    const { place } = this.#init;
    try {
      const response = await this.#request();
      this.readyState = this.OPEN;
      for await (const { type, data, id } of parseEvents(response)) {
        place.lastEventId = id ?? place.lastEventId;
        // What comes first of all, an error too may follow at once.
        if (type !== 'connected') this.#attempts = 1;
        if (data !== undefined) this.#emit(type, { data, lastEventId: place.lastEventId });
      }
      throw new UnansweredError('The stream of events has ended.');
    } catch (cause) {
      this.#fail(toClientError(cause));
    }
  }

  async #request(): Promise<Response> {
    const { lastEventId } = this.#init.place;
    const response = await this.#init.fetch(this.#url, {
      headers: {
        accept: 'text/event-stream',
        ...(await this.#init.headers()),
        ...(lastEventId !== '' && { 'last-event-id': lastEventId }),
      },
      signal: this.#closing.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && type.startsWith('text/event-stream')) return response;
    const text = await response.text();
    throw (
      refusalIn(text) ??
      new UnansweredError(`No stream but status ${response.status}.`, {
        httpStatus: response.status,
      })
    );
  }

  #fail(error: ChargeFlowError | UnansweredError): void {
    if (this.readyState === this.CLOSED) return;
    const waitMs = waitBeforeRetryMs(error, this.#attempts);
    this.readyState = waitMs === undefined ? this.CLOSED : this.CONNECTING;
    if (waitMs !== undefined) this.#waiting = setTimeout(() => void this.#connect(), waitMs);
    this.#emit('error', error);
  }

  #emit(type: string, event: object): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }
}
