/** One event of a stream; without `data` it sets the id only. */
export interface StreamEvent {
  type: string;
  data: string | undefined;
  id: string | undefined;
}

/**
 * The events of a `text/event-stream` body, as they come.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* parseEvents(response: Response): AsyncGenerator<StreamEvent> {
  let fields: [string, string][] = [];
  for await (const line of linesOf(response)) {
    if (line !== '') {
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      fields.push([name, value]);
    } else if (fields.length > 0) {
      yield eventOf(fields);
      fields = [];
    }
  }
}

function eventOf(fields: readonly (readonly [string, string])[]): StreamEvent {
  const valuesOf = (wanted: string) =>
    fields.filter(([name]) => name === wanted).map(([, value]) => value);
  const data = valuesOf('data');
  return {
    type: valuesOf('event').at(-1) || 'message',
    data: data.length === 0 ? undefined : data.join('\n'),
    id: valuesOf('id').at(-1),
  };
}

/** Lines that are whole; what a broken connection leaves of the last one is dropped. */
async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (text + value).split(/\r\n|\r(?!$)|\n/);
      text = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel();
  }
}
