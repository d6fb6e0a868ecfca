import { expect, test } from 'vitest';

import { readDatabaseUrl, serverEnvironment } from '#settings';

test('DATABASE_URL counts when it says something', () => {
  expect(readDatabaseUrl({ DATABASE_URL: 'postgres://a@b/c' })).toBe('postgres://a@b/c');
  expect(readDatabaseUrl({ DATABASE_URL: '  ' })).toBeUndefined();
  expect(readDatabaseUrl({})).toBeUndefined();
});

test("the embedded server inherits none of the developer's PostgreSQL settings", () => {
  const env = serverEnvironment({ PGOPTIONS: '-c fsync=off', PGDATA: '/elsewhere', PATH: '/bin' });
  expect(env).toEqual({ PATH: '/bin', LC_ALL: 'C', TZ: 'UTC' });
});
