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
  expect(await verifyAccessToken(secret, accessToken)).toMatchObject(subject);
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
    expect(await verifyAccessToken(secret, accessToken)).not.toBeNull();
    vi.advanceTimersByTime(1000);
    expect(await verifyAccessToken(secret, accessToken)).toBeNull();

    const soon = new Date(Date.now() + 60_000);
    expect((await signAccessToken(secret, subject, soon)).expiresAt).toEqual(soon);
  } finally {
    vi.useRealTimers();
  }
});

test('only the right secret, algorithm, type, issuer and audience make a token ours', async () => {
  expect(await verifyAccessToken(secret, await forged({}))).toMatchObject(subject);

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
  for (const token of strangers) expect(await verifyAccessToken(secret, token)).toBeNull();
  const elsewhere = await new SignJWT({ typ: 'access', sid: subject.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject.userId)
    .setIssuer('chargeflow')
    .setAudience('somebody else')
    .setExpirationTime(inADay)
    .sign(secret);
  expect(await verifyAccessToken(secret, elsewhere)).toBeNull();
});

test('a refresh token opens nothing, and an access token refreshes nothing', async () => {
  const { tokenId, idHash } = newRefreshTokenId();
  const began = new Date();
  const token = { tokenId, sessionBeganAt: began, expiresAt: inADay };
  const refreshToken = await signRefreshToken(secret, subject, token);
  expect(await verifyRefreshToken(secret, refreshToken)).toEqual({
    ...subject,
    idHash,
    sessionBeganAt: began,
  });
  expect(await verifyAccessToken(secret, refreshToken)).toBeNull();
  const { accessToken } = await signAccessToken(secret, subject, inADay);
  expect(await verifyRefreshToken(secret, accessToken)).toBeNull();
});
