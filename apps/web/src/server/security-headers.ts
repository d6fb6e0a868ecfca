import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { THEME_SCRIPT } from '#style/theme-script';

/** Where the layout finds the nonce of the page that it renders. */
export const NONCE_HEADER = 'x-chargeflow-nonce';

/**
 * What sonner writes into a style element of its own, which takes no nonce: an empty one first, then
 * its text. A test recomputes the latter from the installed package.
 */
export const TOAST_STYLE_HASHES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
];

const THEME_SCRIPT_HASH = hashSource(THEME_SCRIPT);

/** The source expression of a policy that allows exactly this inline text. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Of every answer, whatever it is and whoever gives it. */
export function commonHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isSecure && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  };
}

/** Of what is no page: should a browser show it as one, it may load and run nothing. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

interface PagePolicy {
  nonce: string;
  isSecure: boolean;
  isDevelopment: boolean;
}

/**
 * Of a page: scripts run by its nonce, or because one of those loaded them; nothing comes from
 * elsewhere. Style elements need the nonce too; style attributes, which can load and select nothing,
 * do not. In development React evaluates text, and the bundler adds styles as it goes.
 */
export function pagePolicy({ nonce, isSecure, isDevelopment }: PagePolicy): string {
  const styles = isDevelopment
    ? "'unsafe-inline'"
    : `'nonce-${nonce}' ${TOAST_STYLE_HASHES.join(' ')}`;
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' ${THEME_SCRIPT_HASH}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}

const DATA_PATHS = /^\/(?:api|_next)(?:\/|$)|^\/(?:healthz|readyz)$/;

/**
 * Writes the headers of an answer before anybody begins it. A page's nonce is told to Next, which
 * reads it from the request's own policy, and to the layout; what the client sent there is lost.
 */
export function secureAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { path, isSecure, isDevelopment }: { path: string } & Omit<PagePolicy, 'nonce'>,
): void {
  for (const [name, value] of Object.entries(commonHeaders(isSecure))) {
    response.setHeader(name, value);
  }
  delete request.headers['content-security-policy'];
  delete request.headers['content-security-policy-report-only'];
  delete request.headers[NONCE_HEADER];
  if (DATA_PATHS.test(path)) {
    response.setHeader('Content-Security-Policy', DATA_POLICY);
    return;
  }
  const nonce = randomBytes(18).toString('base64');
  const policy = pagePolicy({ nonce, isSecure, isDevelopment });
  request.headers['content-security-policy'] = policy;
  request.headers[NONCE_HEADER] = nonce;
  response.setHeader('Content-Security-Policy', policy);
}
