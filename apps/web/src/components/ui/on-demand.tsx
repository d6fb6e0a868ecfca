'use client';

import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

import { atRest } from '#hooks/at-rest';

interface OnDemandOptions {
  meanwhile?: ReactNode;
  /** For what is in sight as soon as it is rendered; `preload` it where it is foreseen. */
  atOnce?: boolean;
}

/**
 * A component whose code comes once the page is at rest: for what opens when it is asked for, so that
 * no page waits for it. Asked for earlier, it opens as soon as it is there.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { meanwhile = null, atOnce = false }: OnDemandOptions = {},
): ComponentType<Props> & { preload: () => Promise<void> } {
  let there: ComponentType<Props> | null = null;
  const preload = async () => {
    there ??= await load();
  };
  function OnDemand(props: Props) {
    const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(() => there);
    // After every render, so that what could not be loaded is tried again when it is asked for.
    useEffect(() => {
      if (Loaded !== null) return;
      let isGone = false;
      void (atOnce ? preload() : atRest().then(preload)).then(
        () => {
          if (!isGone) setLoaded(() => there);
        },
        () => undefined,
      );
      return () => {
        isGone = true;
      };
    });
    return Loaded === null ? meanwhile : <Loaded {...props} />;
  }
  return Object.assign(OnDemand, { preload });
}

/** Lets what will be rendered at a press be there before it, without a page that waits for it. */
export function usePreload(...parts: readonly { preload: () => Promise<void> }[]): void {
  useEffect(() => {
    void atRest().then(() => Promise.allSettled(parts.map(({ preload }) => preload())));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same parts all along
  }, []);
}
