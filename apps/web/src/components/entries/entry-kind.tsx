import type { EntryKind } from '@chargeflow/core/consts';
import { Banknote, Smartphone, Undo2, Wrench, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';

const ICONS: Record<EntryKind, LucideIcon> = {
  credit: Banknote,
  charge: Smartphone,
  refund: Undo2,
  adjustment: Wrench,
};

export function EntryKindLabel({ kind }: { kind: EntryKind }) {
  const t = useTranslations();
  const Icon = ICONS[kind];
  return (
    <span className="inline-flex items-center gap-2.5 font-medium whitespace-nowrap">
      <span className="grid size-7 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon aria-hidden className="size-3.5" />
      </span>
      {t(`entryKinds.${kind}`)}
    </span>
  );
}
