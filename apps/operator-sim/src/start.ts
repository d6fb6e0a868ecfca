import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { Callbacks } from '#callbacks/send';
import { Control } from '#control/mode';
import { ApiError, answerError, answerJson } from '#http/answer';
import { receiveBody } from '#http/read';
import { findRoute, type Route } from '#http/route';
import { Journal } from '#log/journal';
import { listLog } from '#log/list';
import { TokenOffice } from '#oauth/issue';
import { answerBalance, answerCountry, answerDetection, answerOperator } from '#operators/answer';
import type { Settings } from '#settings';
import { listTransactions, showStatus, showTransaction } from '#topups/look-up';
import { takeTopup } from '#topups/take';

const DRAIN_LIMIT_MS = 5_000;

export type OperatorSim = {
  url: string;
  port: number;
  /** Answers what is under way, then lets go of the port and of the journal. */
  stop: () => Promise<void>;
};

/** Starts the simulator on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function startOperatorSim(settings: Settings): Promise<OperatorSim> {
  const stopping = new AbortController();
  const journal = new Journal(settings.dataDir);
  const callbacks = new Callbacks(settings, journal, stopping.signal);
  const context = { settings, journal, callbacks, stopping: stopping.signal };
  const control = new Control(stopping.signal);
  const office = new TokenOffice(settings);
  const routes = routesOf(context, control, office);
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const call = serve(routes, control, office, request, response).finally(() => {
      underWay.delete(call);
    });
    underWay.add(call);
  });
  const port = await listen(server, settings.port);
  for (const entry of journal.list()) callbacks.schedule(entry);
  const stop = async () => {
    stopping.abort();
    await close(server, underWay);
    await callbacks.stop();
    journal.close();
  };
  return { url: `http://127.0.0.1:${port}`, port, stop };
}

type Context = Parameters<typeof takeTopup>[0] & { settings: Settings };

function routesOf(context: Context, control: Control, office: TokenOffice): Route[] {
  const { journal, settings } = context;
  const open = (method: Route['method'], path: string, run: Route['run']): Route => {
    return { method, path, guarded: false, run };
  };
  const guarded = (method: Route['method'], path: string, run: Route['run']): Route => {
    return { method, path, guarded: true, run };
  };
  return [
    open('GET', '/healthz', ({ response }) => answerJson(response, 200, { ok: true })),
    open('GET', '/log', ({ response }) => {
      answerJson(response, 200, listLog(journal.list(), settings.settleMs, Date.now()));
    }),
    open('GET', '/control', (call) => control.show(call)),
    open('POST', '/control', (call) => control.set(call)),
    open('POST', '/oauth/token', async (call) => {
      if (await control.admit(call.response)) office.issue(call);
    }),
    guarded('POST', '/topups', (call) => takeTopup(context, call, false)),
    guarded('POST', '/topups-async', (call) => takeTopup(context, call, true)),
    guarded('GET', '/topups/:id/status', (call) => showStatus(context, call)),
    guarded('GET', '/topups/reports/transactions', (call) => listTransactions(context, call)),
    guarded('GET', '/topups/reports/transactions/:id', (call) => showTransaction(context, call)),
    guarded('GET', '/operators/auto-detect/phone/:phone/countries/:iso', (call) => {
      answerDetection(context, call);
    }),
    guarded('GET', '/operators/countries/:iso', (call) => answerCountry(context, call)),
    guarded('GET', '/operators/:id', (call) => answerOperator(context, call)),
    guarded('GET', '/accounts/balance', (call) => answerBalance(context, call)),
  ];
}

async function serve(
  routes: readonly Route[],
  control: Control,
  office: TokenOffice,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://operator-sim');
  try {
    const found = findRoute(routes, request.method ?? 'GET', url.pathname);
    if (!found) throw new ApiError(404, null, `No such path: ${url.pathname}`);
    // Received first: an order that is held up is still carried out when its caller has given up.
    const body = await receiveBody(request);
    if (found.route.guarded) {
      if (!(await control.admit(response))) return;
      office.check(request);
    }
    await found.route.run({ response, body, url, params: found.params });
  } catch (error) {
    const known = error instanceof ApiError ? error : new ApiError(500, null, String(error));
    answerError(response, url.pathname, known);
  }
  // A caller that hangs up first is no fault of ours.
  await finished(response).catch(() => null);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port');
  return address.port;
}

/** Takes no new line, lets the calls under way be answered, then cuts every line that is left. */
async function close(server: Server, underWay: ReadonlySet<Promise<void>>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const limit = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  while (underWay.size > 0) await Promise.all(underWay);
  clearTimeout(limit);
  server.closeAllConnections();
  await closed;
}
