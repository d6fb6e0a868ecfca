import { expect, test } from 'vitest';

import { inheritedEnvironment } from '#settings/environment';

test('a started process hears nothing of the test run, nor of who owns the tables', () => {
  const told = { PATH: '/bin', DATABASE_URL: 'postgres://service@db/chargeflow' };
  const kept = { NODE_ENV: 'test', VITEST: 'true', DATABASE_OWNER_URL: 'postgres://owner@db/x' };
  expect(inheritedEnvironment({ ...told, ...kept })).toEqual(told);
});
