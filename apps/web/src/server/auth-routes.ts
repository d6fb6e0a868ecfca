import 'server-only';

import { errorShape } from '@chargeflow/api/errors/shape';
import { malformed, toAppError } from '@chargeflow/api/errors/to-app-error';
import { readText } from '@chargeflow/api/http/body';
import { isFromOwnOrigin } from '@chargeflow/api/http/origin';
import { describeUnserved } from '@chargeflow/api/http/unserved';
import { AppError, ERRORS } from '@chargeflow/core/errors';
import NextAuth from 'next-auth';
import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { z } from 'zod';

import { authOptions, callbackCookieName, ownUrl } from '#server/auth';
import type { WebServices } from '#server/services';

const PATH = '/api/auth/';

/** What our pages ask of next-auth; the rest of it, pages and logging among it, is not there. */
const SERVED: ReadonlySet<string> = new Set([
  'GET csrf',
  'GET session',
  'POST callback/credentials',
  'POST signout',
]);

/** Where next-auth itself sends a form on: to pages of its own, for which ours stand. */
const LEADS_TO_SIGN_IN: ReadonlySet<string> = new Set(['GET signin', 'GET error']);

const fieldsOfForm = z.record(z.string(), z.string());

/** Serves `/api/auth/*`: the cookie's part of signing in and out. Never throws. */
export async function handleAuth(services: WebServices, request: NextRequest): Promise<Response> {
  const action = request.nextUrl.pathname.slice(PATH.length);
  const asked = `${request.method} ${action}`;
  if (LEADS_TO_SIGN_IN.has(asked)) {
    return new Response(null, { status: 302, headers: { location: '/sign-in' } });
  }
  if (!SERVED.has(asked)) {
    return Response.json(describeUnserved(404, 'no such path'), { status: 404 });
  }
  try {
    const read =
      request.method === 'POST' ? await readForm(services, request) : bare(services, request);
    await dropForeignCallback(services);
    const params = Promise.resolve({ nextauth: action.split('/') });
    const options = authOptions(services, request.headers);
    const answer: unknown = await NextAuth(read, { params }, options);
    if (!(answer instanceof Response)) throw new Error('next-auth gave no answer');
    return ownRedirect(services, answer);
  } catch (error) {
    return refusal(services, error);
  }
}

/** With no query but the way back to our own start, which next-auth does not know by itself. */
function bare({ publicOrigin }: WebServices, { nextUrl, headers }: NextRequest): NextRequest {
  const query = new URLSearchParams({ callbackUrl: `${publicOrigin}/` });
  return new NextRequest(new URL(`${nextUrl.pathname}?${query}`, nextUrl.origin), { headers });
}

/**
 * A form of ours, of a bearable size, whose way back leads nowhere else.
 * @throws AppError PERMISSION_DENIED for one that another site sent, INVALID_INPUT
 */
async function readForm(services: WebServices, request: NextRequest): Promise<NextRequest> {
  const { headers, nextUrl } = request;
  const isNamed = headers.has('origin') || headers.has('sec-fetch-site');
  // Without either it is no browser's, and next-auth asks for its token all the same.
  if (isNamed && !isFromOwnOrigin(request, services.publicOrigin)) {
    throw new AppError('PERMISSION_DENIED');
  }
  const fields = readFields(headers.get('content-type') ?? '', await readText(request));
  const { callbackUrl = '/' } = fields;
  const body = new URLSearchParams({
    ...fields,
    callbackUrl: ownUrl(callbackUrl, services.publicOrigin),
  });
  return new NextRequest(new URL(nextUrl.pathname, nextUrl.origin), {
    method: 'POST',
    headers: {
      ...Object.fromEntries(headers),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body.toString())),
    },
    body: body.toString(),
  });
}

function readFields(contentType: string, text: string): Record<string, string> {
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (mediaType !== 'application/json') throw malformed('content-type must be that of a form');
  try {
    return fieldsOfForm.parse(JSON.parse(text));
  } catch (cause) {
    throw malformed('body must be an object of texts', { cause });
  }
}

/** next-auth answers 500 to a cookie of its own that holds no URL, whoever wrote it. */
async function dropForeignCallback({ publicOrigin }: WebServices): Promise<void> {
  const jar = await cookies();
  const name = callbackCookieName(publicOrigin);
  const kept = jar.get(name)?.value;
  if (kept !== undefined && kept !== ownUrl(kept, publicOrigin)) jar.delete(name);
}

/** next-auth knows our origin from its environment alone; we know it from the settings. */
function ownRedirect({ publicOrigin }: WebServices, answer: Response): Response {
  const location = answer.headers.get('location');
  if (location !== null) answer.headers.set('location', ownUrl(location, publicOrigin, true));
  return answer;
}

function refusal({ core }: WebServices, error: unknown): Response {
  const told = toAppError(error);
  if (told.errorName === 'INTERNAL') core.log.error({ err: told.cause }, 'sign-in failed');
  return Response.json(
    { error: errorShape(told, undefined) },
    { status: ERRORS[told.errorName].httpStatus, headers: { 'cache-control': 'no-store' } },
  );
}
