import { isPortFree } from '@chargeflow/local-stack/ports';
import {
  type ProcessName,
  type Stack,
  type StackOptions,
  startStack,
} from '@chargeflow/local-stack/stack';

import { whenAborted } from '#interruption';

/**
 * Runs a stack until `interrupted` is aborted, then stops it in order. Throws when it cannot start
 * or when one of its processes dies, after stopping the others.
 */
export async function runStack(
  options: Omit<StackOptions, 'onDied' | 'signal'>,
  interrupted: AbortSignal,
  onReady: (stack: Stack) => Promise<void> | void,
): Promise<void> {
  const died = new AbortController();
  const onDied = (name: ProcessName) =>
    died.abort(new Error(`${name} has ended; stopping the others`));
  const stack = await startStack({ ...options, onDied, signal: interrupted }).catch(
    (error: unknown) => {
      if (interrupted.aborted) return null;
      throw error;
    },
  );
  if (!stack) return;
  try {
    await onReady(stack);
    await whenAborted(interrupted, died.signal);
  } finally {
    await stack.stop();
  }
  died.signal.throwIfAborted();
}

/** Throws when something listens on the port already: better said before anything is started. */
export async function requireFreePort(port: number): Promise<void> {
  if (!(await isPortFree(port))) throw new Error(`Port ${port} is taken: set PORT to another`);
}
