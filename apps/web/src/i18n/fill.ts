type Values = Readonly<Record<string, string | number>>;

/** Puts values in the place of `{name}` in a message; a name without a value stays as it is. */
export function fill(message: string, values: Values): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(values[name] ?? placeholder),
  );
}

const rules = new Intl.PluralRules('en');

/** Chooses between the one and the many form of a message and fills in `{count}`. */
export function plural(count: number, forms: { one: string; other: string }): string {
  return fill(rules.select(count) === 'one' ? forms.one : forms.other, { count });
}
