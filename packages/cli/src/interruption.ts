const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Aborted by the first Ctrl-C, SIGTERM or closing of the terminal. Later ones change nothing: the
 * shells in between pass the same key press on more than once.
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
  return interruption.signal;
}

/** Resolves when any of the signals is aborted. */
export function whenAborted(...signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  if (any.aborted) return Promise.resolve();
  return new Promise((resolve) => any.addEventListener('abort', () => resolve(), { once: true }));
}
