import { findLaunchers, isGone } from '#launchers';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LAUNCHER_CHECK_MS = 1_000;

/**
 * Aborted by the first Ctrl-C, SIGTERM or closing of the terminal, or when the package manager that
 * started us is gone. Later ones change nothing: the same key press arrives more than once.
 */
export function listenForInterruption(): AbortSignal {
  const interruption = new AbortController();
  for (const name of SIGNALS) {
    process.on(name, () => interruption.abort(new Error(`interrupted by ${name}`)));
  }
  // A terminal that was closed fails every write; unheard, that would end us before we stop others.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => interruption.abort(error));
  }
  const launchers = findLaunchers();
  const check = setInterval(() => {
    if (launchers.some(isGone)) interruption.abort(new Error('whoever started us has ended'));
  }, LAUNCHER_CHECK_MS);
  check.unref();
  return interruption.signal;
}

/** Resolves when any of the signals is aborted. */
export function whenAborted(...signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  if (any.aborted) return Promise.resolve();
  return new Promise((resolve) => any.addEventListener('abort', () => resolve(), { once: true }));
}
