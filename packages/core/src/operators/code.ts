/** How the carriers of Iran are called, in whole or in part, and our codes for them. */
const IRANIAN: readonly (readonly [RegExp, string])[] = [
  [/\bmci\b|hamrah/i, 'mci'],
  [/irancell/i, 'irancell'],
  [/rightel/i, 'rightel'],
  [/shatel/i, 'shatel'],
  [/aptel/i, 'aptel'],
  [/tali?ya/i, 'taliya'],
];

/**
 * Our code for an operator that others call `name` (`"IR-MCI"` is `"mci"`); a slug of the name for
 * those that we have no code of our own for. `region` is an ISO 3166 code.
 */
export function operatorCode(name: string, region: string | undefined): string {
  const known = region === 'IR' ? IRANIAN.find(([pattern]) => pattern.test(name)) : undefined;
  return known?.[1] ?? slug(name);
}

function slug(name: string): string {
  const ascii = name.normalize('NFKD').replace(/\p{Mark}/gu, '');
  return ascii
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
