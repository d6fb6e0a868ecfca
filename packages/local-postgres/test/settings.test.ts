import { expect, test } from 'vitest';

import { readDatabaseUrls, serverEnvironment } from '#settings';

test('DATABASE_URL counts when it says something', () => {
  const [appUrl, ownerUrl] = ['postgres://a@b/c', 'postgres://owner@b/c'];
  expect(readDatabaseUrls({ DATABASE_URL: appUrl })).toEqual({ appUrl, ownerUrl: appUrl });
  expect(readDatabaseUrls({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl })).toEqual({
    appUrl,
    ownerUrl,
  });
  expect(readDatabaseUrls({ DATABASE_URL: '  ', DATABASE_OWNER_URL: ownerUrl })).toBeUndefined();
  expect(readDatabaseUrls({})).toBeUndefined();
});

test("the embedded server inherits none of the developer's PostgreSQL settings", () => {
  const env = serverEnvironment({ PGOPTIONS: '-c fsync=off', PGDATA: '/elsewhere', PATH: '/bin' });
  expect(env).toEqual({ PATH: '/bin', LC_ALL: 'C', TZ: 'UTC' });
});
