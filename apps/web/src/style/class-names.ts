import { clsx, type ClassValue } from 'clsx';

/**
 * Kinds of utilities that components let their users overrule. Whichever stands later in the style
 * sheet would win otherwise, which is Tailwind's order, not that of the names.
 */
const KINDS = [
  /^-?(?:h|w|size|px|top|max-w|justify|opacity|translate-y)(?=-)/,
  /^text-(?=xs|sm|base|lg|\d?xl|\[\d)/,
  /^text-(?=ink|accent|on-accent|good|bad|warn|info)/,
  /^font-(?=normal|medium|semibold|bold)/,
  /^rounded(?=$|-(?:xs|sm|md|lg|\d?xl|full)$)/,
];

/** There are as many as components have looks. */
const joined = new Map<string, string>();

/** Joins class names; of two of one kind, under one condition, the later stays. */
export function cn(...values: ClassValue[]): string {
  const text = clsx(values);
  let names = joined.get(text);
  if (names === undefined) {
    names = withoutOverruled(text.split(' ')).join(' ');
    joined.set(text, names);
  }
  return names;
}

function withoutOverruled(names: readonly string[]): string[] {
  const kinds = names.map(kindOf);
  return names.filter((_, place) => kinds.lastIndexOf(kinds[place] ?? '') === place);
}

/** `phone:h-11` is a height on phones; what is of no such kind is one by itself. */
function kindOf(name: string): string {
  const start = name.lastIndexOf(':') + 1;
  const utility = name.slice(start);
  const place = KINDS.findIndex((kind) => kind.test(utility));
  const [stem] = KINDS[place]?.exec(utility) ?? [utility];
  return [name.slice(0, start), place, stem.replace(/^-/, '')].join(' ');
}
