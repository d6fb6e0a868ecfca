import { expect, test } from 'vitest';
import { parseCallbackSettings } from '#settings/callback';
import { readSettings } from '#settings/settings';

const read = (env: Record<string, string>) => readSettings(parseCallbackSettings, env);

test('without a secret there are no callbacks', () => {
  expect(read({})).toEqual({ secret: null });
  expect(read({ OPERATOR_CALLBACK_SECRET: '' })).toEqual({ secret: null });
  expect(read({ OPERATOR_CALLBACK_SECRET: 's3cret' })).toEqual({ secret: 's3cret' });
});

test('production refuses the secret of the simulator, and names the variable', () => {
  const OPERATOR_CALLBACK_SECRET = 'operator-sim-callback-secret';
  expect(read({ OPERATOR_CALLBACK_SECRET })).toEqual({ secret: OPERATOR_CALLBACK_SECRET });
  const production = { NODE_ENV: 'production', OPERATOR_CALLBACK_SECRET };
  expect(() => read(production)).toThrow('OPERATOR_CALLBACK_SECRET');
  expect(() => read(production)).not.toThrow(OPERATOR_CALLBACK_SECRET);
});
