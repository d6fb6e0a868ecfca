export interface StreamEvent {
  /** `message` for data; tRPC has names for the others. */
  type: string;
  id: string | undefined;
  data: unknown;
}

/** Reads a subscription's answer event by event, as a browser's EventSource does. */
export class EventReader {
  readonly response: Response;
  lastEventId: string | undefined;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(response: Response) {
    if (!response.body) throw new Error('an answer without a body');
    this.response = response;
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next one that is dispatched; undefined at the end. What has an id only sets that. */
  async next(): Promise<StreamEvent | undefined> {
    for (;;) {
      const event = await this.#nextBlock();
      this.lastEventId = event?.id ?? this.lastEventId;
      if (event?.data !== undefined || event === undefined) return event;
    }
  }

  async #nextBlock(): Promise<StreamEvent | undefined> {
    for (;;) {
      const end = this.#text.search(/\n\n+/);
      if (end >= 0) {
        const event = parse(this.#text.slice(0, end));
        this.#text = this.#text.slice(end).replace(/^\n+/, '');
        return event;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
  }

  /** The data of so many messages, with what else comes between left out. */
  async messages(count: number): Promise<{ id: string; data: unknown }[]> {
    const messages: { id: string; data: unknown }[] = [];
    while (messages.length < count) {
      const event = await this.next();
      if (!event) throw new Error(`the stream ended after ${messages.length} messages`);
      if (event.type === 'serialized-error') throw new Error(JSON.stringify(event.data));
      if (event.type === 'message') messages.push({ id: event.id ?? '', data: event.data });
    }
    return messages;
  }

  /** What the stream was refused or ended with; undefined where it ended otherwise. */
  async ending(): Promise<unknown> {
    for (;;) {
      const event = await this.next();
      if (!event) return undefined;
      if (event.type === 'serialized-error') return event.data;
      if (event.type === 'return') throw new Error('the stream was ended for good');
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

function parse(text: string): StreamEvent {
  const fields = new Map(
    text.split('\n').map((line) => {
      const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
      return [name, value] as const;
    }),
  );
  const data = fields.get('data');
  return {
    type: fields.get('event') ?? 'message',
    id: fields.get('id'),
    data: data === undefined ? undefined : (JSON.parse(data || 'null') as unknown),
  };
}
