/** What shows that somebody is about to use the page. */
const SIGNS = ['pointerdown', 'pointerover', 'keydown'] as const;

/** At the latest, where the browser is never idle. */
const IDLE_TIMEOUT_MS = 2_000;

let rest: Promise<void> | undefined;

/** Once everything the page needed is there and run, or at the first sign of somebody. */
export function atRest(): Promise<void> {
  rest ??= new Promise((resolve) => {
    const awaitIdle = () => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in window) {
        requestIdleCallback(() => resolve(), { timeout: IDLE_TIMEOUT_MS });
      } else setTimeout(resolve, 0);
    };
    if (document.readyState === 'complete') awaitIdle();
    else window.addEventListener('load', awaitIdle, { once: true });
    for (const sign of SIGNS) {
      window.addEventListener(sign, () => resolve(), { once: true, capture: true, passive: true });
    }
  });
  return rest;
}
