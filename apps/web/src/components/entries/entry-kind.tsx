import type { EntryKind } from '@chargeflow/core/consts';
import { Banknote, Smartphone, Undo2, Wrench, type LucideIcon } from 'lucide-react';

import { wallet } from '#i18n/wallet';

const ENTRY_LOOKS: Record<EntryKind, { label: string; icon: LucideIcon }> = {
  credit: { label: wallet.kindCredit, icon: Banknote },
  charge: { label: wallet.kindCharge, icon: Smartphone },
  refund: { label: wallet.kindRefund, icon: Undo2 },
  adjustment: { label: wallet.kindAdjustment, icon: Wrench },
};

export function EntryKindLabel({ kind }: { kind: EntryKind }) {
  const { label, icon: Icon } = ENTRY_LOOKS[kind];
  return (
    <span className="inline-flex items-center gap-2.5 font-medium">
      <span className="grid size-7 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon aria-hidden className="size-3.5" />
      </span>
      {label}
    </span>
  );
}
