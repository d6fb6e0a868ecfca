import { openConnection, type Connection } from '#load/http/connection';
import type { HttpRequest, Target } from '#load/http/request';
import type { HttpAnswer } from '#load/http/response';
import type { Driven } from '#load/measure/driven';

export interface DriveOptions {
  connections: number;
  seconds: number;
  /** The next request; null when there is nothing left to ask for. */
  next: () => HttpRequest | null;
  /** What an answer that is not 2xx is counted as. */
  nameOf?: (answer: HttpAnswer) => string;
}

/**
 * Closed loop: each connection asks again as soon as it has its answer, until the time is over. What
 * is under way then is waited for and counted too, so nothing is left behind.
 */
export async function drive(
  target: Target,
  { connections: count, seconds, next, nameOf = codeOf }: DriveOptions,
): Promise<Driven> {
  const connections = await Promise.all(
    Array.from({ length: count }, () => openConnection(target)),
  );
  const latenciesMs: number[] = [];
  const failures = new Map<string, number>();
  const beganMs = performance.now();
  const endsMs = beganMs + seconds * 1_000;
  async function work(connection: Connection): Promise<void> {
    for (;;) {
      const askedMs = performance.now();
      if (askedMs >= endsMs) return;
      const request = next();
      if (request === null) return;
      const answer = await connection.send(request);
      if (answer.status < 300) latenciesMs.push(performance.now() - askedMs);
      else failures.set(nameOf(answer), (failures.get(nameOf(answer)) ?? 0) + 1);
    }
  }
  try {
    await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
  return { latenciesMs, failures, elapsedMs: performance.now() - beganMs };
}

/** The number of the product's error, or else the status. */
export function codeOf({ status, body }: HttpAnswer): string {
  return /"appError":\{"code":(\d+)/.exec(body.toString())?.[1] ?? `HTTP ${status}`;
}
