/** From where a session is opened, as its owner will know it again. */
export interface Client {
  /** Network address. */
  address: string | null;
  /** "Firefox on Windows"; of a program its own name. */
  name: string | null;
}

export const UNKNOWN_CLIENT: Client = { address: null, name: null };

/** The first that fits: browsers also name those that they descend from. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

const PROGRAM_MAX_CHARACTERS = 40;

/**
 * What a user-agent header comes to: the kind of browser and system, or a program's own name and
 * version. The rest of it would tell people apart, and is not kept.
 */
export function clientNameOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const find = (kinds: typeof BROWSERS) => kinds.find(([mark]) => mark.test(userAgent))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser) return system ? `${browser} on ${system}` : browser;
  const program = /^[A-Za-z][\w.-]*(?:\/[\w.-]+)?/.exec(userAgent)?.[0];
  return program?.slice(0, PROGRAM_MAX_CHARACTERS) ?? null;
}
