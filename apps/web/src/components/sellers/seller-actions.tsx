'use client';

import {
  Ban,
  CircleCheck,
  Ellipsis,
  ShieldCheck,
  ShieldOff,
  Snowflake,
  SlidersHorizontal,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu';
import { onDemand } from '#components/ui/on-demand';
import type { AdminUser } from '#trpc/types';

const AdjustWallet = onDemand(() =>
  import('#components/sellers/adjust-wallet').then(({ AdjustWallet }) => AdjustWallet),
);
const ChangeRole = onDemand(() =>
  import('#components/sellers/change-role').then(({ ChangeRole }) => ChangeRole),
);
const ChangeStatus = onDemand(() =>
  import('#components/sellers/change-status').then(({ ChangeStatus }) => ChangeStatus),
);
const FreezeWallet = onDemand(() =>
  import('#components/sellers/freeze-wallet').then(({ FreezeWallet }) => FreezeWallet),
);

/** What an admin may do to somebody else's account. */
export function SellerActions({ user }: { user: AdminUser }) {
  const t = useTranslations();
  const [open, setOpen] = useState<'adjust' | 'freeze' | 'status' | 'role' | null>(null);
  const close = () => setOpen(null);
  const isActive = user.status === 'active';
  return (
    <>
      <Button onClick={() => setOpen('adjust')} className="phone:[&_svg]:hidden">
        <SlidersHorizontal aria-hidden />
        {t('sellers.adjust')}
      </Button>
      <Button onClick={() => setOpen('freeze')} className="phone:[&_svg]:hidden">
        <Snowflake aria-hidden />
        {user.frozen ? t('sellerPage.unfreeze') : t('sellerPage.freeze')}
      </Button>
      <Menu
        trigger={
          <Button size="icon" aria-label={t('sellers.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('role')}>
          {user.role === 'admin' ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
          {user.role === 'admin' ? t('sellers.makeSeller') : t('sellers.makeAdmin')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setOpen('status')} danger={isActive}>
          {isActive ? <Ban aria-hidden /> : <CircleCheck aria-hidden />}
          {isActive ? t('sellers.suspend') : t('sellers.activate')}
        </MenuItem>
      </Menu>
      <AdjustWallet user={user} open={open === 'adjust'} onClose={close} />
      <FreezeWallet user={user} open={open === 'freeze'} onClose={close} />
      <ChangeStatus user={user} open={open === 'status'} onClose={close} />
      <ChangeRole user={user} open={open === 'role'} onClose={close} />
    </>
  );
}
