import { forbidden } from 'next/navigation';
import type { ReactNode } from 'react';

import { AppShell } from '#components/shell/app-shell';
import { CurrencyProvider } from '#components/shell/currency';
import { LiveAdmin } from '#components/shell/live';
import { SessionKeeper } from '#components/shell/session-keeper';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';

/** Keeps sellers off the pages; what an admin may do, each procedure decides for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const account = await requireAccount();
  if (account.role !== 'admin') forbidden();
  const { currency } = await queryClientOfRequest().fetchQuery(trpc.wallet.get.queryOptions());
  return (
    <CurrencyProvider currency={currency}>
      <LiveAdmin>
        <AppShell area="admin" account={account}>
          {children}
        </AppShell>
      </LiveAdmin>
      <SessionKeeper />
    </CurrencyProvider>
  );
}
