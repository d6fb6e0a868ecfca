const TICKS = 5;

/**
 * Answers what `promise` does, or rejects after `timeoutMs` with what `lateError` makes. The time goes
 * by in ticks, so an event loop blocked for a second spends one of them, and answers that came
 * meanwhile are read first.
 */
export async function within<T>(
  timeoutMs: number,
  promise: Promise<T>,
  lateError = () => new Error(`no answer within ${timeoutMs} ms`),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const tick = (left: number) => {
      if (left === 0) reject(lateError());
      else timer = setTimeout(tick, timeoutMs / TICKS, left - 1);
    };
    tick(TICKS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
