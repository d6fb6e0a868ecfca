import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

import { describe, expect, test } from 'vitest';

import { isOwnHost } from '#server/own-host';
import {
  commonHeaders,
  DATA_POLICY,
  hashSource,
  NONCE_HEADER,
  pagePolicy,
  secureAnswer,
  TOAST_STYLE_HASHES,
} from '#server/security-headers';
import { readWebSettings } from '#settings';
import { THEME_SCRIPT } from '#style/theme-script';

/** What Next and the browser are told of one request for the path. */
function answerTo(path: string, sent: Record<string, string> = {}) {
  const request = { headers: { ...sent } };
  const told = new Map<string, string>();
  secureAnswer(
    request as unknown as IncomingMessage,
    { setHeader: told.set.bind(told) } as unknown as ServerResponse,
    { path, isSecure: true, isDevelopment: false },
  );
  return { request, told, policy: told.get('Content-Security-Policy') ?? '' };
}

const directivesOf = (policy: string) =>
  new Map(policy.split('; ').map((each) => [each.split(' ', 1)[0], each.split(' ').slice(1)]));

describe('the policy of a page', () => {
  test('runs scripts by a nonce of its own, and nothing inline besides', () => {
    const { request, policy } = answerTo('/buy');
    const directives = directivesOf(policy);
    const nonce = (request.headers as Record<string, string>)[NONCE_HEADER] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(18);
    expect(directives.get('script-src')).toEqual([
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      hashSource(THEME_SCRIPT),
    ]);
    expect(directives.get('style-src')).not.toContain("'unsafe-inline'");
    expect(policy).not.toMatch(/unsafe-eval|\*|https?:|script-src-/);
    for (const name of ['default-src', 'base-uri', 'frame-ancestors']) {
      expect(directives.get(name)).toEqual(["'none'"]);
    }
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect(answerTo('/buy').policy).not.toContain(nonce);
  });

  test('is the one that Next is told, whatever the client sent', () => {
    const sent = {
      'content-security-policy': "script-src 'nonce-chosen'",
      'content-security-policy-report-only': "script-src 'nonce-chosen'",
      [NONCE_HEADER]: 'chosen',
    };
    const page = answerTo('/buy', sent);
    expect(page.request.headers['content-security-policy']).toBe(page.policy);
    for (const path of ['/buy', '/api/auth/csrf', '/_next/static/a.js', '/readyz']) {
      expect(JSON.stringify(answerTo(path, sent))).not.toContain('chosen');
    }
  });

  test('allows the style that the installed sonner writes', () => {
    const file = createRequire(import.meta.filename).resolve('sonner');
    const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(file, 'utf8'))?.[1];
    const css = JSON.parse(literal ?? 'null') as string;
    expect(TOAST_STYLE_HASHES).toEqual([hashSource(''), hashSource(css)]);
  });

  test('in development alone evaluates text, and asks for HTTPS where the site has it', () => {
    const policyOf = (isSecure: boolean, isDevelopment: boolean) =>
      pagePolicy({ nonce: 'n', isSecure, isDevelopment });
    expect(policyOf(false, true)).toContain("'unsafe-eval'");
    expect(policyOf(false, false)).not.toContain("'unsafe-eval'");
    expect(policyOf(false, false)).not.toContain('upgrade-insecure-requests');
    expect(policyOf(true, false)).toContain('upgrade-insecure-requests');
  });
});

test.each(['/api/trpc/auth.me', '/api', '/_next/static/a.js', '/healthz', '/readyz'])(
  '%s is no page',
  (path) => {
    expect(answerTo(path).policy).toBe(DATA_POLICY);
  },
);

test('HTTPS is asked for from then on where the site has it', () => {
  expect(commonHeaders(true)['Strict-Transport-Security']).toMatch(
    /^max-age=(?:3[2-9]|[4-9]\d)\d{6}; includeSubDomains$/,
  );
  expect(commonHeaders(false)).not.toHaveProperty('Strict-Transport-Security');
});

describe('a host is ours', () => {
  const isOwn = (host: string | undefined, origin = 'https://charge.example') =>
    isOwnHost(host, origin, ['charge.internal', 'other.example:8443']);

  test.each([
    'charge.example',
    'CHARGE.example:443',
    'charge.internal',
    'charge.internal:3000',
    'other.example:8443',
    'localhost:3000',
    '127.0.0.1:3000',
    '[::1]:3000',
  ])('as %s', (host) => {
    expect(isOwn(host)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'evil.example',
    'charge.example.evil.example',
    'evil.example#charge.example',
    'user@charge.example',
    'charge.example:80',
    'charge.example/',
    'other.example',
    'localhost.evil.example',
    'charge.example, evil.example',
    '[::1',
  ])('not as %s', (host) => {
    expect(isOwn(host)).toBe(false);
  });

  test('by the setting, which is read strictly', () => {
    const env = {
      NODE_ENV: 'test' as const,
      AUTH_SECRET: 'x'.repeat(32),
      DATABASE_URL: 'postgres://127.0.0.1/none',
    };
    const hostsOf = (text: string) => readWebSettings({ ...env, ALLOWED_HOSTS: text }).otherHosts;
    expect(hostsOf('')).toEqual([]);
    expect(hostsOf(' A.example , b.example:8080,[::2] ')).toEqual([
      'a.example',
      'b.example:8080',
      '[::2]',
    ]);
    for (const text of ['https://a.example', 'a b', '*.example', 'a.example/x']) {
      expect(() => hostsOf(text)).toThrow(/ALLOWED_HOSTS/);
    }
  });
});
