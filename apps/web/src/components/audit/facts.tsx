'use client';

import { useTranslations } from 'next-intl';

import { FactMoney } from '#components/audit/fact-money';
import { AbsoluteTime } from '#components/ui/time';
import type { Translate } from '#i18n/translation';
import type { AuditLine } from '#trpc/types';

type FactsOf = AuditLine['before'];
type Fact = NonNullable<FactsOf>[string] | undefined;

/** What a change did, fact by fact: the old value struck through where there was one. */
export function Facts({ before, after }: { before: FactsOf; after: FactsOf }) {
  const t = useTranslations();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const shown = names.filter((name) => isSaid(before?.[name]) || isSaid(after?.[name]));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-[0.8125rem]">
      {shown.map((name) => (
        <li key={name} className="text-ink-soft wrap-anywhere">
          <span className="text-ink-faint">{nameOf(t, name)} </span>
          {isSaid(before?.[name]) && before?.[name] !== after?.[name] ? (
            <>
              <del className="text-ink-faint">
                <Value name={name} fact={before?.[name]} />
              </del>{' '}
            </>
          ) : null}
          <Value name={name} fact={after?.[name]} />
        </li>
      ))}
    </ul>
  );
}

function isSaid(fact: Fact): boolean {
  return fact !== undefined && fact !== null && fact !== '';
}

/** "amountMinor" → "amount". */
function nameOf(t: Translate, name: string): string {
  const plain = name.replace(/Minor$/, '');
  const key = `facts.names.${plain}` as 'facts.names.amount';
  return t.has(key) ? t(key) : plain.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Facts whose values are words of ours; what people wrote stays as it is. */
const WORDED = new Set(['frozen', 'outcome', 'role', 'status']);

function Value({ name, fact }: { name: string; fact: Fact }) {
  const t = useTranslations();
  if (!isSaid(fact)) return null;
  const value = String(fact);
  if (name.endsWith('Minor')) return <FactMoney minor={value} />;
  if (name === 'effectiveFrom') return <AbsoluteTime iso={value} shape="second" />;
  const key = `facts.values.${value}` as 'facts.values.active';
  return <bdi>{WORDED.has(name) && t.has(key) ? t(key) : value}</bdi>;
}
