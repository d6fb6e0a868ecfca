import { describe, expect, test } from 'vitest';
import { createApiKey } from '#api-keys/create';
import { listApiKeys, listUserApiKeys } from '#api-keys/list';
import { revokeApiKey, revokeUserApiKey } from '#api-keys/revoke';
import { listAudit } from '#audit/list';
import type { Actor } from '#auth/actor';
import { authenticateBrowserSession } from '#auth/authenticate';
import { authenticateApiKey } from '#auth/authenticate-key';
import { changePassword } from '#auth/change-password';
import { clientNameOf } from '#auth/client';
import { endOtherSessions, endSession } from '#auth/end-session';
import { listSessions } from '#auth/list-sessions';
import { login } from '#auth/login';
import { openBrowserSession } from '#auth/login-browser';
import { logout } from '#auth/logout';
import { updateProfile } from '#auth/update-profile';
import { API_KEYS_MAX } from '#consts';
import { setUserStatus } from '#users/set-status';
import { createAdmin } from '../actors';
import { openTestCore, PASSWORD, registerSeller } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);

let people = 0;
async function register(): Promise<{ email: string; actor: Actor }> {
  const email = `own${(people += 1)}@example.com`;
  return { email, actor: await registerSeller(core, { email }) };
}

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

describe('what is kept of a user agent', () => {
  test.each([
    [FIREFOX, 'Firefox on Windows'],
    [
      'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0 Safari/537.36 Edg/142.0',
      'Edge on macOS',
    ],
    ['curl/8.5.0 (secret-host)', 'curl/8.5.0'],
    [`shop-${'x'.repeat(500)}/1`, `shop-${'x'.repeat(35)}`],
    ['<script>alert(1)</script>', null],
    ['', null],
    [null, null],
  ])('%s', (userAgent, name) => {
    expect(clientNameOf(userAgent)).toBe(name);
  });
});

describe('sessions of one’s own', () => {
  test('are told with where they were opened, and end one by one or all but this', async () => {
    const { email, actor } = await register();
    const stranger = await register();
    const client = { address: '192.0.2.9', name: clientNameOf(FIREFOX) };
    await login(core, { email, password: PASSWORD });
    const browser = await openBrowserSession(core, { email, password: PASSWORD }, client);
    const pages = await allPages((cursor) => listSessions(core, actor, { cursor, limit: 1 }));
    const sessions = pages.flat();
    expect(sessions.map(({ kind, current }) => [kind, current])).toEqual([
      ['browser', false],
      ['api', false],
      ['api', true],
    ]);
    expect(sessions[0]).toMatchObject({
      id: browser.sessionId,
      client: 'Firefox on Windows',
      address: '192.0.2.9',
      lastUsedAt: sessions[0]?.createdAt,
    });

    const id = browser.sessionId;
    expect(await failureOf(endSession(core, stranger.actor, { id }))).toMatchObject({ code: 3004 });
    await authenticateBrowserSession(core, id, null);
    await endSession(core, actor, { id });
    expect(await failureOf(authenticateBrowserSession(core, id, null))).toMatchObject({
      code: 1010,
    });
    expect(await failureOf(endSession(core, actor, { id }))).toMatchObject({ code: 3004 });

    expect(await endOtherSessions(core, actor)).toEqual({ ended: 1 });
    const left = (await listSessions(core, actor, { limit: 10 })).items;
    expect(left).toMatchObject([{ id: actor.sessionId, current: true }]);
    expect((await listSessions(core, stranger.actor, { limit: 10 })).items).toHaveLength(1);
  });

  test('a name is set and taken away', async () => {
    const { actor } = await register();
    expect(await updateProfile(core, actor, { name: 'Sara' })).toMatchObject({ name: 'Sara' });
    expect(await updateProfile(core, actor, { name: '' })).toMatchObject({ name: null });
  });
});

describe('an API key', () => {
  test('speaks for its owner until it is revoked, and is never told again', async () => {
    const { actor } = await register();
    const { key, id, ...made } = await createApiKey(core, actor, { name: 'shop' });
    expect(key).toMatch(/^cf_[0-9A-Za-z]{40}$/);
    expect(made).toMatchObject({ name: 'shop', prefix: key.slice(0, 10), lastUsedAt: null });
    expect(await authenticateApiKey(core, key, '192.0.2.1')).toEqual({
      userId: actor.userId,
      walletId: actor.walletId,
      role: 'seller',
      sessionId: id,
      apiKeyId: id,
      address: '192.0.2.1',
    });
    const { items } = await listApiKeys(core, actor, { limit: 5 });
    expect(items).toMatchObject([{ id, lastUsedAt: expect.any(String), revokedAt: null }]);
    expect(JSON.stringify(items)).not.toContain(key);
    const stored = await core.sql`SELECT to_jsonb(k)::text AS row FROM api_keys k WHERE id = ${id}`;
    expect(JSON.stringify(stored)).not.toContain(key.slice(10));

    const other = await register();
    expect(await failureOf(revokeApiKey(core, other.actor, { id }))).toMatchObject({ code: 3004 });
    expect(await revokeApiKey(core, actor, { id })).toMatchObject({
      revokedAt: expect.any(String),
    });
    expect(await failureOf(authenticateApiKey(core, key, null))).toMatchObject({ code: 1010 });
    await revokeApiKey(core, actor, { id });
    const audit = await listAudit(core, { subjectId: actor.userId, limit: 10 });
    expect(audit.items.map(({ action }) => action)).toEqual([
      'api_key.revoked',
      'api_key.created',
      'user.registered',
    ]);
  });

  test('is seen and revoked by admins', async () => {
    const { actor } = await register();
    const { key, id } = await createApiKey(core, actor, { name: 'shop' });
    expect(await listUserApiKeys(core, { id: actor.userId, limit: 5 })).toMatchObject({
      items: [{ id, name: 'shop' }],
    });
    await revokeUserApiKey(core, admin, { id });
    await revokeUserApiKey(core, admin, { id });
    expect(await failureOf(authenticateApiKey(core, key, null))).toMatchObject({ code: 1010 });
    const audit = await listAudit(core, {
      subjectId: actor.userId,
      action: 'api_key.revoked',
      limit: 5,
    });
    expect(audit.items).toMatchObject([
      { actorId: admin.userId, after: { keyId: id, name: 'shop' } },
    ]);
  });

  test('ends with a suspension and with another password, and comes back with neither', async () => {
    const { actor } = await register();
    const { key } = await createApiKey(core, actor, { name: 'shop' });
    await setUserStatus(core, admin, { id: actor.userId, status: 'suspended' });
    expect(await failureOf(authenticateApiKey(core, key, null))).toMatchObject({ code: 1009 });
    await setUserStatus(core, admin, { id: actor.userId, status: 'active' });
    expect(await failureOf(authenticateApiKey(core, key, null))).toMatchObject({ code: 1010 });

    const second = await register();
    const { key: another } = await createApiKey(core, second.actor, { name: 'shop' });
    const change = { currentPassword: PASSWORD, newPassword: 'another horse battery' };
    await changePassword(core, second.actor, change);
    expect(await failureOf(authenticateApiKey(core, another, null))).toMatchObject({ code: 1010 });
  });

  test('makes no key, ends no key and no session', async () => {
    const { actor } = await register();
    const { key, id } = await createApiKey(core, actor, { name: 'shop' });
    const asKey = await authenticateApiKey(core, key, null);
    for (const act of [
      createApiKey(core, asKey, { name: 'more' }),
      revokeApiKey(core, asKey, { id }),
      endSession(core, asKey, { id: actor.sessionId }),
      endOtherSessions(core, asKey),
    ]) {
      expect(await failureOf(act)).toMatchObject({ code: 3007 });
    }
  });

  test('is not made by a session that has ended, nor beyond what one may have', async () => {
    const { actor } = await register();
    const making = Array.from({ length: API_KEYS_MAX + 5 }, (_, place) =>
      createApiKey(core, actor, { name: `key ${place}` }).then(
        () => 'made',
        (error: unknown) => String(error),
      ),
    );
    const made = (await Promise.all(making)).filter((outcome) => outcome === 'made');
    expect(made).toHaveLength(API_KEYS_MAX);
    const { actor: gone } = await register();
    await logout(core, gone);
    expect(await failureOf(createApiKey(core, gone, { name: 'x' }))).toMatchObject({ code: 1010 });
  });
});
