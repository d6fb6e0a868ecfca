import { expect, test } from 'vitest';

import { parseEvents, type StreamEvent } from '#parse-events';

async function parse(...chunks: string[]): Promise<StreamEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const events: StreamEvent[] = [];
  for await (const event of parseEvents(new Response(body))) events.push(event);
  return events;
}

const hello = { type: 'message', data: 'سلام', id: '7' };

test('events are whole however the stream is cut up', async () => {
  const text = 'data: سلام\r\nid: 7\r\n\r\nevent: ping\ndata: \n\n: a comment\n\nid: 8\n\n';
  const events = [
    hello,
    { type: 'ping', data: '', id: undefined },
    { type: 'message', data: undefined, id: undefined },
    { type: 'message', data: undefined, id: '8' },
  ];
  expect(await parse(text)).toEqual(events);
  expect(await parse(...Array.from(text))).toEqual(events);
});

test('many data lines are one text, and colons in it are its own', async () => {
  expect(await parse('data:{"a":1\ndata: : }\n\n')).toMatchObject([{ data: '{"a":1\n: }' }]);
});

test('an event that was cut off does not count', async () => {
  expect(await parse('data: سلام\nid: 7\n\ndata: half', ' an ev')).toEqual([hello]);
});
