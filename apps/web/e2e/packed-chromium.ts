import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { ROOT } from '@chargeflow/local-stack/programs';
import { inflate } from '@sparticuz/chromium';

const PACKAGE = path.resolve(
  createRequire(import.meta.url).resolve('@sparticuz/chromium'),
  '../..',
);
const PARTS = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
const SYSTEM_FONTS = '/etc/fonts/fonts.conf';

export interface UnpackedBrowser {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * Unpacks the Chromium of the npm package, once for each of its versions, together with the
 * libraries it needs beyond the C library. The package is for Linux on x64.
 */
export async function unpackChromium(env: NodeJS.ProcessEnv): Promise<UnpackedBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found: install Chrome, or name one by CHROMIUM_PATH');
  }
  const home = path.join(ROOT, '.data', `chromium-${await packedVersion()}`);
  if (!existsSync(home)) await unpackInto(home);
  const inherited = Object.entries(env).filter(([, value]) => value !== undefined);
  return {
    executablePath: path.join(home, 'chromium'),
    env: {
      ...(Object.fromEntries(inherited) as Record<string, string>),
      LD_LIBRARY_PATH: [path.join(home, 'al2023/lib'), env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
      ...(existsSync(SYSTEM_FONTS) ? {} : { FONTCONFIG_FILE: path.join(home, 'fonts.conf') }),
    },
  };
}

async function packedVersion(): Promise<string> {
  const text = await readFile(path.join(PACKAGE, 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version: unknown }).version);
}

/** Under another name first: what bears the name is whole, whoever dies or races meanwhile. */
async function unpackInto(home: string): Promise<void> {
  await mkdir(path.dirname(home), { recursive: true });
  const draft = await mkdtemp(`${home}-`);
  await Promise.all(inflateInto(draft));
  await writeFile(path.join(draft, 'fonts.conf'), fontSettings(path.join(home, 'fonts')));
  try {
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(home)) throw error;
  }
}

/** The package unpacks to the system's temporary folder, which it looks up when it is called. */
function inflateInto(folder: string): Promise<string>[] {
  const usual = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return PARTS.map((part) => inflate(path.join(PACKAGE, 'bin', part)));
  } finally {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  }
}

function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}
