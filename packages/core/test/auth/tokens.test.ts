import { createHmac } from 'node:crypto';
import { decodeJwt, SignJWT } from 'jose';
import { expect, test, vi } from 'vitest';
import {
  newRefreshTokenId,
  signAccessToken,
  signRefreshToken,
  verifyAccessToken,
  verifyRefreshToken,
} from '#auth/tokens';
import { ACCESS_TOKEN_MS } from '#consts';

const secret = new TextEncoder().encode('a secret of 32 bytes for the tests');
const subject = { userId: crypto.randomUUID(), sessionId: crypto.randomUUID() };
const inADay = new Date(Date.now() + 24 * 3_600_000);

function forged(claims: Record<string, unknown>, alg = 'HS256', key = secret): Promise<string> {
  return new SignJWT({ typ: 'access', sid: subject.sessionId, ...claims })
    .setProtectedHeader({ alg })
    .setSubject(subject.userId)
    .setIssuer('chargeflow')
    .setAudience('chargeflow-api')
    .setExpirationTime(inADay)
    .sign(key);
}

test('an access token tells whose session it is, and nothing about rights', async () => {
  const { accessToken } = await signAccessToken(secret, subject, inADay);
  expect(verifyAccessToken(secret, accessToken)).toMatchObject(subject);
  expect(Object.keys(decodeJwt(accessToken)).toSorted()).toEqual(
    ['aud', 'exp', 'iat', 'iss', 'sid', 'sub', 'typ'].toSorted(),
  );
});

test('an access token is good for 15 minutes, and not beyond its session', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
  try {
    const sessionEnd = new Date(Date.now() + 24 * 3_600_000);
    const { accessToken, expiresAt } = await signAccessToken(secret, subject, sessionEnd);
    expect(expiresAt.getTime()).toBe(Date.now() + ACCESS_TOKEN_MS);
    vi.advanceTimersByTime(ACCESS_TOKEN_MS - 1000);
    expect(verifyAccessToken(secret, accessToken)).not.toBeNull();
    vi.advanceTimersByTime(1000);
    expect(verifyAccessToken(secret, accessToken)).toBeNull();

    const soon = new Date(Date.now() + 60_000);
    expect((await signAccessToken(secret, subject, soon)).expiresAt).toEqual(soon);
  } finally {
    vi.useRealTimers();
  }
});

test('only the right secret, algorithm, type, issuer and audience make a token ours', async () => {
  expect(verifyAccessToken(secret, await forged({}))).toMatchObject(subject);

  const otherSecret = new TextEncoder().encode('another secret, of 32 bytes too, though');
  const unsigned = `${btoa('{"alg":"none"}')}.${(await forged({})).split('.')[1]}.`;
  const strangers = [
    await forged({}, 'HS256', otherSecret),
    await forged({}, 'HS512', new Uint8Array([...secret, ...secret])),
    await forged({ typ: 'refresh' }),
    await forged({ typ: undefined }),
    await forged({ sid: 5 }),
    unsigned.replaceAll('=', ''),
    'rubbish',
    '',
  ];
  for (const token of strangers) expect(verifyAccessToken(secret, token)).toBeNull();
  const elsewhere = await new SignJWT({ typ: 'access', sid: subject.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject.userId)
    .setIssuer('chargeflow')
    .setAudience('somebody else')
    .setExpirationTime(inADay)
    .sign(secret);
  expect(verifyAccessToken(secret, elsewhere)).toBeNull();
});

/** A token of any header and payload text, with the signature that its text has under our secret. */
function signedAs(header: string, payload: string): string {
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

const HEADER = '{"alg":"HS256","typ":"JWT"}';
const claims = {
  iss: 'chargeflow',
  aud: 'chargeflow-api',
  sub: subject.userId,
  sid: subject.sessionId,
  typ: 'access',
  exp: Math.floor(inADay.getTime() / 1000),
};
const payloadOf = (change: object) => JSON.stringify({ ...claims, ...change });

test('a token is good in one spelling only', async () => {
  const { accessToken } = await signAccessToken(secret, subject, inADay);
  const [header = '', payload = '', signature = ''] = accessToken.split('.');
  // The last character of 32 bytes in base64 carries two bits that no byte has.
  const last = signature.at(-1) ?? '';
  const sibling = String.fromCodePoint((last.codePointAt(0) ?? 0) + 1);
  const others = [
    `${accessToken}=`,
    `${accessToken}.`,
    `${accessToken}.${signature}`,
    `.${accessToken}`,
    ` ${accessToken}`,
    `${header}.${payload}.${signature.slice(0, -1)}${sibling}`,
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${header}=.${payload}.${signature}`,
    `${header}.${payload}=.${signature}`,
    accessToken.replaceAll('-', '+').replaceAll('_', '/').replace(/$/, '\u0000'),
    `${header}.${signature}.${payload}`,
  ];
  for (const token of others) expect(verifyAccessToken(secret, token), token).toBeNull();
});

test.each([
  ['no algorithm', '{"alg":"none"}'],
  ['none, written otherwise', '{"alg":"nOnE","typ":"JWT"}'],
  ['a longer hash', '{"alg":"HS512"}'],
  ['a public key', '{"alg":"RS256"}'],
  ['no header', '{}'],
  ['a list', '["HS256"]'],
  ['a demand that we do not know', '{"alg":"HS256","crit":["exp"],"exp":1}'],
  ['rubbish', 'HS256'],
  ['two algorithms of which the last counts', '{"alg":"HS256","alg":"none"}'],
])('even rightly signed, a header that asks for %s is refused', (_name, header) => {
  expect(verifyAccessToken(secret, signedAs(HEADER, payloadOf({})))).toMatchObject(subject);
  expect(verifyAccessToken(secret, signedAs(header, payloadOf({})))).toBeNull();
});

test.each<[string, object]>([
  ['another type', { typ: 'refresh' }],
  ['no type', { typ: undefined }],
  ['another issuer', { iss: 'chargeflow2' }],
  ['several issuers', { iss: ['chargeflow'] }],
  ['another audience', { aud: 'chargeflow' }],
  ['no audience', { aud: undefined }],
  ['no end', { exp: undefined }],
  ['an end in words', { exp: '9999999999' }],
  ['an end that is past', { exp: 1 }],
  ['an end that is now', { exp: Math.floor(Date.now() / 1000) }],
  ['a beginning to come', { nbf: claims.exp }],
  ['no user', { sub: undefined }],
  ['a session that is no text', { sid: [subject.sessionId] }],
])('even rightly signed, a token with %s is refused', (_name, change) => {
  expect(verifyAccessToken(secret, signedAs(HEADER, payloadOf(change)))).toBeNull();
});

test('a refresh token opens nothing, and an access token refreshes nothing', async () => {
  const { tokenId, idHash } = newRefreshTokenId();
  const began = new Date();
  const token = { tokenId, sessionBeganAt: began, expiresAt: inADay };
  const refreshToken = await signRefreshToken(secret, subject, token);
  expect(verifyRefreshToken(secret, refreshToken)).toEqual({
    ...subject,
    idHash,
    sessionBeganAt: began,
  });
  expect(verifyAccessToken(secret, refreshToken)).toBeNull();
  const { accessToken } = await signAccessToken(secret, subject, inADay);
  expect(verifyRefreshToken(secret, accessToken)).toBeNull();
});
