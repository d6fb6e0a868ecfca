import { forbidden } from 'next/navigation';
import type { ReactNode } from 'react';

import { DeskCount } from '#components/desk/desk-count';
import { AppShell } from '#components/shell/app-shell';
import { CurrencyProvider } from '#components/shell/currency';
import { Hydrated } from '#components/shell/hydrated';
import { LiveAdmin } from '#components/shell/live';
import { Messages } from '#components/shell/messages';
import { Palette, PaletteButton } from '#components/shell/palette';
import { SessionKeeper } from '#components/shell/session-keeper';
import { ViewerProvider } from '#components/shell/viewer';
import { requireAccount } from '#server/account';
import { queryClientOfRequest, trpc } from '#server/api';

/** Keeps sellers off the pages; what an admin may do, each procedure decides for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const account = await requireAccount();
  if (account.role !== 'admin') forbidden();
  const queryClient = queryClientOfRequest();
  const [{ currency }] = await Promise.all([
    queryClient.fetchQuery(trpc.wallet.get.queryOptions()),
    queryClient.prefetchQuery(trpc.admin.charge.deskCount.queryOptions()),
  ]);
  return (
    <Messages area="admin">
      <CurrencyProvider currency={currency}>
        <Hydrated queryClient={queryClient}>
          <LiveAdmin>
            <ViewerProvider viewer={{ id: account.id, email: account.email }}>
              <Palette>
                <AppShell
                  area="admin"
                  account={account}
                  badges={{ '/admin/desk': <DeskCount /> }}
                  finder={{ wide: <PaletteButton />, compact: <PaletteButton compact /> }}
                >
                  {children}
                </AppShell>
              </Palette>
            </ViewerProvider>
          </LiveAdmin>
          <SessionKeeper />
        </Hydrated>
      </CurrencyProvider>
    </Messages>
  );
}
