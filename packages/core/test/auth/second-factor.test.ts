import { TOTP } from 'otpauth';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { listAudit } from '#audit/list';
import type { Actor } from '#auth/actor';
import { loginInput } from '#auth/inputs';
import { login } from '#auth/login';
import { openBrowserSession } from '#auth/login-browser';
import { beginSecondFactor } from '#second-factor/begin';
import { confirmSecondFactor } from '#second-factor/confirm';
import { getSecondFactor } from '#second-factor/get';
import { removeSecondFactor } from '#second-factor/remove';
import { openTestCore, PASSWORD, registerSeller } from '../fixtures';
import { failureOf } from '../outcomes';

const STEP_MS = 30_000;

// Stands still, so that no step ends between a code and its use.
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => {
  vi.useRealTimers();
});

const core = await openTestCore();

let people = 0;
/** Somebody with a second factor, which was confirmed by the code before the present one. */
async function enrolled() {
  const email = `factor${(people += 1)}@example.com`;
  const actor = await registerSeller(core, { email });
  const { key } = await beginSecondFactor(core, actor, { password: PASSWORD });
  const app = new TOTP({ secret: key });
  const codeAt = (steps: number) => app.generate({ timestamp: Date.now() + steps * STEP_MS });
  const { recoveryCodes } = await confirmSecondFactor(core, actor, { code: codeAt(-1) });
  const signIn = (code?: string) =>
    login(
      core,
      loginInput.parse({ email, password: PASSWORD, ...(code !== undefined && { code }) }),
    );
  return { email, actor, codeAt, recoveryCodes, signIn };
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('with a second factor', () => {
  test('the password alone opens nothing, with a code it does', async () => {
    const { email, codeAt, signIn } = await enrolled();
    expect(await failureOf(signIn())).toMatchObject({ name: 'SECOND_FACTOR_REQUIRED' });
    expect(await failureOf(openBrowserSession(core, { email, password: PASSWORD }))).toMatchObject({
      name: 'SECOND_FACTOR_REQUIRED',
    });
    expect((await signIn(codeAt(0))).user.email).toBe(email);
  });

  test('nothing is said of it to whoever does not know the password', async () => {
    const { email } = await enrolled();
    expect(await failureOf(login(core, { email, password: `${PASSWORD}?` }))).toMatchObject({
      name: 'INVALID_CREDENTIALS',
    });
  });

  test('a code counts once, also for two at the same moment', async () => {
    const { codeAt, signIn } = await enrolled();
    const code = codeAt(0);
    const attempts = await Promise.allSettled([signIn(code), signIn(code), signIn(code)]);
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await failureOf(signIn(code))).toMatchObject({ name: 'INVALID_CODE' });
  });

  test('the code that confirmed it does not open the door as well', async () => {
    const { codeAt, signIn } = await enrolled();
    expect(await failureOf(signIn(codeAt(-1)))).toMatchObject({ name: 'INVALID_CODE' });
  });

  test('codes may be typed in any digits, with blanks', async () => {
    const { codeAt, signIn } = await enrolled();
    const persian = codeAt(0).replace(/\d/g, (digit) =>
      String.fromCharCode(0x06f0 + Number(digit)),
    );
    await signIn(`${persian.slice(0, 3)} ${persian.slice(3)}`);
  });

  test('codes of another time are none', async () => {
    const { codeAt, signIn } = await enrolled();
    expect(await failureOf(signIn(codeAt(-3)))).toMatchObject({ name: 'INVALID_CODE' });
    expect(await failureOf(signIn(codeAt(3)))).toMatchObject({ name: 'INVALID_CODE' });
  });

  test('after five wrong ones in a row no code helps for a while, one after another or at once', async () => {
    const { codeAt, signIn } = await enrolled();
    const code = codeAt(1);
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => failureOf(signIn(wrong(code)))),
    );
    const names = guesses.map((failure) => failure.name);
    expect(names.filter((name) => name === 'INVALID_CODE')).toHaveLength(5);
    expect(await failureOf(signIn(code))).toMatchObject({
      name: 'RATE_LIMITED',
      details: { retryAfterMs: expect.any(Number) as number },
    });
  });

  test('a good code forgets the wrong ones before it', async () => {
    const { codeAt, signIn } = await enrolled();
    for (let turn = 0; turn < 4; turn += 1) await failureOf(signIn(wrong(codeAt(0))));
    await signIn(codeAt(0));
    for (let turn = 0; turn < 4; turn += 1) await failureOf(signIn(wrong(codeAt(1))));
    await signIn(codeAt(1));
  });

  test('each recovery code opens the door once, with or without its dashes', async () => {
    const { actor, recoveryCodes, signIn } = await enrolled();
    const [first = '', second = ''] = recoveryCodes;
    await signIn(first);
    expect(await failureOf(signIn(first))).toMatchObject({ name: 'INVALID_CODE' });
    await signIn(second.replaceAll('-', '').toUpperCase());
    expect(await getSecondFactor(core, actor)).toMatchObject({ recoveryCodesLeft: 8 });
    expect(new Set(recoveryCodes).size).toBe(10);
  });

  test('it goes with password and code, and only so', async () => {
    const { email, actor, codeAt, signIn } = await enrolled();
    const code = codeAt(0);
    const asked = { password: PASSWORD, code };
    expect(
      await failureOf(removeSecondFactor(core, actor, { ...asked, password: `${PASSWORD}?` })),
    ).toMatchObject({ name: 'INVALID_CREDENTIALS' });
    expect(
      await failureOf(removeSecondFactor(core, actor, { ...asked, code: wrong(code) })),
    ).toMatchObject({ name: 'INVALID_CODE' });
    expect(await failureOf(signIn())).toMatchObject({ name: 'SECOND_FACTOR_REQUIRED' });
    await removeSecondFactor(core, actor, asked);
    expect((await signIn()).user.email).toBe(email);
    expect(await getSecondFactor(core, actor)).toBeNull();
    const { items } = await listAudit(core, { subjectId: actor.userId, limit: 10 });
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['second_factor.added', 'second_factor.removed']),
    );
  });
});

describe('on the way to one', () => {
  test('nothing is asked for before the first code was shown', async () => {
    const email = 'unconfirmed@example.com';
    const actor = await registerSeller(core, { email });
    const { key } = await beginSecondFactor(core, actor, { password: PASSWORD });
    const code = new TOTP({ secret: key }).generate();
    expect(await failureOf(confirmSecondFactor(core, actor, { code: wrong(code) }))).toMatchObject({
      name: 'INVALID_CODE',
    });
    await login(core, { email, password: PASSWORD });
    expect(await getSecondFactor(core, actor)).toBeNull();
  });

  test('begun again, the former key is of no use', async () => {
    const actor = await registerSeller(core, { email: 'again@example.com' });
    const former = await beginSecondFactor(core, actor, { password: PASSWORD });
    await beginSecondFactor(core, actor, { password: PASSWORD });
    const code = new TOTP({ secret: former.key }).generate();
    expect(await failureOf(confirmSecondFactor(core, actor, { code }))).toMatchObject({
      name: 'INVALID_CODE',
    });
  });

  test('it needs the password, a session of a person, and no other second factor', async () => {
    const { actor } = await enrolled();
    const begin = (who: Actor, password: string) =>
      failureOf(beginSecondFactor(core, who, { password }));
    expect(await begin(actor, PASSWORD)).toMatchObject({ name: 'INVALID_STATUS' });
    expect(await begin(actor, 'something else')).toMatchObject({
      name: 'INVALID_CREDENTIALS',
    });
    expect(await begin({ ...actor, apiKeyId: actor.userId }, PASSWORD)).toMatchObject({
      name: 'PERMISSION_DENIED',
    });
  });

  test('the key is kept so that the database alone does not tell it', async () => {
    const { actor } = await enrolled();
    const other = await enrolled();
    const [mine] = await core.sql<{ sealed_key: Buffer }[]>`
      SELECT sealed_key FROM second_factors WHERE user_id = ${actor.userId}`;
    await core.sql`
      UPDATE second_factors SET sealed_key = ${mine?.sealed_key ?? ''}
      WHERE user_id = ${other.actor.userId}`;
    await expect(other.signIn(other.codeAt(0))).rejects.toThrow('unable to authenticate data');
  });
});
