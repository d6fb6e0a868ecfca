import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import next from 'next';
import { createTrpcServer, isTrpcRequest } from '@chargeflow/api/http/node-handler';
import { SOCKET_ADDRESS_HEADER } from '@chargeflow/api/limits/address';
import { assertClock } from '@chargeflow/core/clock';
import { assertNoDemoData } from '@chargeflow/core/demo/refuse';
import { isReady } from '@chargeflow/core/ready';
import { SettingsError } from '@chargeflow/core/settings/settings';
import { faultOf, malformedRefusal, refuse, UNKNOWN_HOST } from '#server/malformed';
import { isOwnHost } from '#server/own-host';
import { commonHeaders, DATA_POLICY, secureAnswer } from '#server/security-headers';
import { webServices } from '#server/services';

/** How long we go on taking calls once told to stop, so that whoever sends them can notice. */
const LINGER_MS = 1_000;
/** How long, once no connection is taken on any more, those that stand may still bring a call. */
const UNREAD_MS = 1_000;
/** How long calls in flight may take after that. */
const DRAIN_MS = 6_000;
const READY_CHECK_MS = 2_000;
/**
 * How long a connection may wait for its next call. Node's 5 s end while a busy client is about to
 * send, which is then left without an answer; longer than the 60 s of most proxies, as they ask for.
 */
const KEEP_ALIVE_MS = 65_000;
/**
 * How long a request may take to arrive: its headers, and all of it. Counted from when it is taken
 * on, so 5 s refused callers who had done nothing wrong, on a machine with far too much to do.
 */
const ARRIVES = {
  headersTimeout: 20_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
};
/** What proxies write, and so can anybody. */
const FORWARDED = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];

/** Runs the web app in one Node process: the API beside Next, and what only the process knows. */
async function serve(): Promise<void> {
  const services = await webServices();
  const { core, limiter, hub, settings } = services;
  if (settings.production) {
    await assertClock(core);
    await assertNoDemoData(core);
  }

  const app = next({ dev: !settings.production, dir: dirname(import.meta.dirname) });
  await app.prepare();
  const render = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  const serveTrpc = createTrpcServer(services);
  const isSecure = settings.publicOrigin.startsWith('https:');
  let draining = false;
  let takesNoMore = false;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Not before: whoever is told comes again at once, over a connection that may be in the line of
    // those that are not taken yet, which the system resets when it ends.
    if (takesNoMore) response.setHeader('connection', 'close');
    // Written over whatever the client sent under this name: what handles the request sees no socket.
    request.headers[SOCKET_ADDRESS_HEADER] = request.socket.remoteAddress ?? '';
    // Where we are is known from the settings, so nobody's word on it is passed on.
    for (const name of FORWARDED) delete request.headers[name];
    const path = request.url?.split('?')[0] ?? '';
    secureAnswer(request, response, { path, isSecure, isDevelopment: !settings.production });
    const fault = faultOf(request, path);
    if (fault) return refuse(response, fault);
    if (path === '/healthz') return answer(response, 200, 'ok');
    if (path === '/readyz') {
      const isUp = !draining && (await within(READY_CHECK_MS, isReady(core)));
      // Told to stop while the database was asked: that counts, whatever it answered.
      const ready = isUp && !draining;
      return answer(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
    }
    // Checks of health, above, come from machines that know us by address.
    if (!isOwnHost(request.headers.host, settings.publicOrigin, settings.otherHosts)) {
      return refuse(response, UNKNOWN_HOST);
    }
    if (isTrpcRequest(request.method, path)) return serveTrpc(request, response);
    await render(request, response);
  };
  const server = createServer(ARRIVES, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      core.log.error({ err: error }, 'request failed');
      response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on(
    'clientError',
    malformedRefusal({ ...commonHeaders(isSecure), 'Content-Security-Policy': DATA_POLICY }),
  );
  // Only the bundler of development speaks over web sockets.
  if (!settings.production) {
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  }
  server.listen(settings.port, settings.listenAddress, () => {
    core.log.info({ url: settings.publicOrigin }, 'web is ready');
  });

  const stop = async (): Promise<void> => {
    draining = true;
    // Their readers come again, and from now on elsewhere.
    hub.close();
    if (settings.production) await sleep(LINGER_MS);
    // Not HTTP's own `close`, which drops connections at once that are between two calls: the next
    // one may be on its way, or here and not read.
    takesNoMore = true;
    const closed = new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
    if (settings.production) await sleep(UNREAD_MS);
    server.closeIdleConnections();
    await within(
      DRAIN_MS,
      closed.then(() => true),
    );
    server.closeAllConnections();
    await app.close();
    await Promise.all([limiter.close(), core.close()]);
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  response.end(text);
}

/** What the promise answers, or false after the time. */
async function within(limitMs: number, promise: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

serve().catch((error: unknown) => {
  const told = error instanceof SettingsError ? error.message : error;
  process.stderr.write(`${told instanceof Error ? (told.stack ?? told.message) : String(told)}\n`);
  process.exit(1);
});
