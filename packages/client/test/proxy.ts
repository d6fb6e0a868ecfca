import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * What stands in front of several web processes: gives each request to the next one in turn, and to
 * another where that one does not listen. Answers are passed on as they come.
 */
export async function startProxy(urls: readonly string[]) {
  let turn = 0;
  const served = new Map(urls.map((url) => [url, 0]));

  function pass(incoming: IncomingMessage, answer: ServerResponse, body: Buffer, tries: number) {
    const url = urls[(turn += 1) % urls.length];
    if (url === undefined || tries === 0) {
      answer.writeHead(502).end();
      return;
    }
    const { method, headers, url: path } = incoming;
    const outgoing = request(new URL(path ?? '/', url), { method, headers, agent: false });
    outgoing.on('response', (response) => {
      served.set(url, (served.get(url) ?? 0) + 1);
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
      response.on('error', () => answer.destroy());
    });
    outgoing.on('error', () => {
      if (answer.headersSent) answer.destroy();
      else pass(incoming, answer, body, tries - 1);
    });
    answer.on('close', () => outgoing.destroy());
    outgoing.end(body);
  }

  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => pass(incoming, answer, Buffer.concat(chunks), urls.length));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    served,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
