import type { ReactNode } from 'react';

import { AppShell } from '#components/shell/app-shell';
import { CurrencyProvider } from '#components/shell/currency';
import { Hydrated } from '#components/shell/hydrated';
import { LiveSeller } from '#components/shell/live';
import { Messages } from '#components/shell/messages';
import { SessionKeeper } from '#components/shell/session-keeper';
import { BalanceAside } from '#components/wallet/balance-aside';
import { LowMark } from '#components/wallet/low-mark';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';

export default async function SellerLayout({ children }: { children: ReactNode }) {
  const account = await requireAccount();
  const queryClient = queryClientOfRequest();
  const { currency } = await queryClient.fetchQuery(trpc.wallet.get.queryOptions());
  return (
    <Messages area="seller">
      <CurrencyProvider currency={currency}>
        <Hydrated queryClient={queryClient}>
          <LiveSeller>
            <AppShell
              area="seller"
              account={account}
              aside={<BalanceAside />}
              badges={{ '/wallet': <LowMark /> }}
            >
              {children}
            </AppShell>
          </LiveSeller>
          <SessionKeeper />
        </Hydrated>
      </CurrencyProvider>
    </Messages>
  );
}
