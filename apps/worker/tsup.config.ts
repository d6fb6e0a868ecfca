import { defineConfig } from 'tsup';

/** One file with all of our own code; what is listed in `dependencies` stays a package. */
export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  noExternal: [/^@chargeflow\//],
  external: ['@node-rs/argon2', 'libphonenumber-geo-carrier', 'pino', 'postgres'],
  splitting: false,
  sourcemap: true,
  clean: true,
});
