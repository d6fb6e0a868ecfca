'use client';

import type { Toast } from '#components/ui/toaster';
import { onDemand } from '#components/ui/on-demand';

let onReady: (toast: Toast) => void = () => undefined;
const ready = new Promise<Toast>((resolve) => {
  onReady = resolve;
});

const Toaster = onDemand<{ onReady: (toast: Toast) => void }>(() =>
  import('#components/ui/toaster').then(({ Toaster }) => Toaster),
);

/** Where news are shown; it comes once the page is at rest. */
export function Toasts() {
  return <Toaster onReady={onReady} />;
}

const teller =
  (kind: 'success' | 'error' | 'info') =>
  (text: string): void => {
    void ready.then((toast) => toast[kind](text));
  };

/** Tells short news, at the latest once there is somewhere to show them. */
export const toast = {
  success: teller('success'),
  error: teller('error'),
  info: teller('info'),
};
