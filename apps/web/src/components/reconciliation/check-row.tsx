import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import type { Outputs } from '#trpc/types';

type Check = Outputs['admin']['reconcile']['checks'][number];

/** "I3 entries follow each other": the rule's number, and what it says. */
function partsOf(name: string): [code: string, text: string] {
  const match = /^(I\d+) (.+)$/.exec(name);
  return match === null ? ['', name] : [match[1] ?? '', match[2] ?? name];
}

export function CheckRow({ check }: { check: Check }) {
  const t = useTranslations();
  const [code, text] = partsOf(check.name);
  const key = `checks.${code}` as 'checks.I1';
  const Icon = check.ok ? CircleCheck : CircleX;
  return (
    <li className="flex flex-col gap-3 px-5 py-3.5 phone:px-4">
      <div className="flex items-center gap-3">
        <Icon aria-hidden className={check.ok ? 'size-5 text-good' : 'size-5 text-bad'} />
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5">
          {code ? (
            <span className="w-7 text-xs text-ink-faint tabular-nums phone:hidden">{code}</span>
          ) : null}
          <span className="first-letter:uppercase">{t.has(key) ? t(key) : text}</span>
        </span>
        <span className={check.ok ? 'text-[0.8125rem] text-ink-faint' : 'font-medium text-bad'}>
          {check.ok
            ? t('reconciliation.passed')
            : t('reconciliation.violations', { count: check.violations.length })}
        </span>
      </div>
      {check.ok ? null : <Violations check={check} />}
    </li>
  );
}

function Violations({ check: { name, violations } }: { check: Check }) {
  const t = useTranslations();
  const columns = Object.keys(violations[0] ?? {});
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-canvas">
      <table
        aria-label={t('reconciliation.violationsOf', { name })}
        className="w-full text-[0.8125rem]"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="px-3 py-2 text-start font-medium whitespace-nowrap text-ink-faint"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono">
          {violations.map((violation, row) => (
            <tr key={row} className="border-t border-line">
              {columns.map((column) => (
                <td key={column} className="px-3 py-1.5 whitespace-nowrap">
                  <bdi dir="ltr">{violation[column] ?? '–'}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
