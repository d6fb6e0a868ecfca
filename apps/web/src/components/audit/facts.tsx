import { FactMoney } from '#components/audit/fact-money';
import type { AuditLine } from '#trpc/types';

type FactsOf = AuditLine['before'];
type Fact = NonNullable<FactsOf>[string] | undefined;

/** What a change did, fact by fact: the old value struck through where there was one. */
export function Facts({ before, after }: { before: FactsOf; after: FactsOf }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const shown = names.filter((name) => isSaid(before?.[name]) || isSaid(after?.[name]));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-[0.8125rem]">
      {shown.map((name) => (
        <li key={name} className="text-ink-soft wrap-anywhere">
          <span className="text-ink-faint">{wordsOf(name)} </span>
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
function wordsOf(name: string): string {
  return name.replace(/Minor$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function Value({ name, fact }: { name: string; fact: Fact }) {
  if (!isSaid(fact)) return null;
  if (name.endsWith('Minor')) return <FactMoney minor={String(fact)} />;
  return <span>{String(fact)}</span>;
}
