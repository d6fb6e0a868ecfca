'use client';

import { useSubscription } from '@trpc/tanstack-react-query';
import {
  createContext,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';

import { useRefreshSoon } from '#hooks/use-refresh-soon';
import { useReopened } from '#hooks/use-reopened';
import { useVisible } from '#hooks/use-visible';
import { useTRPC } from '#trpc/client';

/**
 * Whether the streams are open, for whoever asks. Not the context's value itself: one that changes
 * while a page's scripts are still on their way makes React throw away what the server rendered,
 * and with it whatever was being pressed or typed.
 */
class Liveness {
  #isOpen = false;
  readonly #listeners = new Set<() => void>();

  readonly isOpen = (): boolean => this.#isOpen;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(isOpen: boolean): void {
    this.#isOpen = isOpen;
    for (const notify of this.#listeners) notify();
  }
}

const LivenessContext = createContext(new Liveness());

const notYet = () => false;

/** Whether the page is told of what changes; where it is not, it has to look by itself. */
export function useIsLive(): boolean {
  const liveness = use(LivenessContext);
  return useSyncExternalStore(liveness.subscribe, liveness.isOpen, notYet);
}

function Live({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const [liveness] = useState(() => new Liveness());
  useEffect(() => liveness.set(isOpen), [liveness, isOpen]);
  return <LivenessContext value={liveness}>{children}</LivenessContext>;
}

/**
 * Keeps a seller's pages as things are: what is told to have changed is read again, and everything
 * once a stream is open, for what happened before. Only while the tab is seen: browsers open six
 * connections to a server of HTTP/1.1, for all tabs together.
 */
export function LiveSeller({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const refreshSoon = useRefreshSoon();
  const enabled = useVisible();

  const wallet = useSubscription(
    trpc.wallet.onChange.subscriptionOptions(undefined, {
      enabled,
      onStarted: () => refreshSoon(trpc.wallet.pathFilter(), trpc.credit.pathFilter()),
      onData: ({ data: { entry } }) => {
        refreshSoon(trpc.wallet.pathFilter());
        if (entry.creditRequestId) refreshSoon(trpc.credit.pathFilter());
      },
    }),
  );
  const charges = useSubscription(
    trpc.charge.onUpdate.subscriptionOptions(undefined, {
      enabled,
      onStarted: () => refreshSoon(trpc.charge.pathFilter()),
      onData: ({ data: { id } }) =>
        refreshSoon(
          trpc.charge.get.queryFilter({ id }),
          trpc.charge.list.pathFilter(),
          trpc.phone.pathFilter(),
        ),
    }),
  );
  const isWalletOpen = useReopened(wallet);
  const isChargesOpen = useReopened(charges);
  return <Live isOpen={isWalletOpen && isChargesOpen}>{children}</Live>;
}

/** The same for the admins' queue of credit requests. */
export function LiveAdmin({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const refreshSoon = useRefreshSoon();
  const refresh = () => refreshSoon(trpc.admin.credit.pathFilter(), trpc.admin.report.pathFilter());
  const credits = useSubscription(
    trpc.admin.credit.onChange.subscriptionOptions(undefined, {
      enabled: useVisible(),
      onStarted: refresh,
      onData: refresh,
    }),
  );
  const isOpen = useReopened(credits);
  return <Live isOpen={isOpen}>{children}</Live>;
}
