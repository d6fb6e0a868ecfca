import { getCountries, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';

export interface BusinessSettings {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166: how a phone without a country code is read. */
  defaultRegion: CountryCode;
}

const region = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  { error: `must be an ISO 3166 country code, one of ${getCountries().length}` },
);

const schema = z.object({
  CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
    .default('IRR'),
  DEFAULT_REGION: region.default('IR'),
});

export function parseBusinessSettings(env: NodeJS.ProcessEnv): BusinessSettings {
  const parsed = schema.parse(env);
  return { currency: parsed.CURRENCY, defaultRegion: parsed.DEFAULT_REGION };
}
