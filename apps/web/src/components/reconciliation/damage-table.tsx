import { useTranslations } from 'next-intl';

import { useFormat } from '#hooks/use-format';
import type { Outputs } from '#trpc/types';

type Last = NonNullable<Outputs['admin']['ledgerVerification']['latest']['last']>;
type Damage = Last['damages'][number];

const cell = 'px-3 py-1.5 text-start align-top';

/** Each damaged chain by the first row that was touched. */
export function DamageTable({ damages }: { damages: Last['damages'] }) {
  const t = useTranslations();
  const columns = ['what', 'wallet', 'entry', 'source'] as const;
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-canvas">
      <table aria-label={t('verification.list')} className="w-full text-[0.8125rem]">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`${cell} font-medium text-ink-faint`}>
                {t(`verification.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {damages.map((damage, place) => (
            <DamageRow key={place} damage={damage} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DamageRow({ damage }: { damage: Damage }) {
  const { count } = useFormat();
  const t = useTranslations();
  const { kind, wallet, seq, otherSeq, anchor, sourceId } = damage;
  return (
    <tr className="border-t border-line">
      <td className={cell}>
        {t(`damageKinds.${kind}`, { other: count(otherSeq ?? 0), anchor: count(anchor ?? 0) })}
      </td>
      <td className={`${cell} font-mono whitespace-nowrap`}>
        <bdi dir="ltr">{wallet ?? '–'}</bdi>
      </td>
      <td className={`${cell} tabular-nums`}>{seq === null ? '–' : count(seq)}</td>
      <td className={`${cell} font-mono whitespace-nowrap`}>
        <bdi dir="ltr">{sourceId ?? '–'}</bdi>
      </td>
    </tr>
  );
}
