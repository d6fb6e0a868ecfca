import { getCountries, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import { parseMoney } from '#money';

export interface BusinessSettings {
  /** ISO 4217. */
  currency: string;
  /** ISO 3166: how a phone without a country code is read. */
  defaultRegion: CountryCode;
  /** Credit requests above this many minor units need two admins; null: one admin is enough. */
  secondApproverAbove: bigint | null;
}

const region = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  { error: `must be an ISO 3166 country code, one of ${getCountries().length}` },
);

const schema = z
  .object({
    CURRENCY: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
      .default('IRR'),
    DEFAULT_REGION: region.default('IR'),
    SECOND_APPROVER_ABOVE: z.string().default(''),
  })
  .transform(({ CURRENCY, DEFAULT_REGION, SECOND_APPROVER_ABOVE }, context) => {
    const secondApproverAbove = readThreshold(SECOND_APPROVER_ABOVE, CURRENCY);
    if (secondApproverAbove === undefined) {
      const message = `must be an amount of ${CURRENCY}, as 1500 or 0.50`;
      context.addIssue({ code: 'custom', path: ['SECOND_APPROVER_ABOVE'], message });
    }
    return {
      currency: CURRENCY,
      defaultRegion: DEFAULT_REGION,
      secondApproverAbove: secondApproverAbove ?? null,
    };
  });

/** Null where there is none, undefined where it is no amount; zero asks for two admins always. */
function readThreshold(text: string, currency: string): bigint | null | undefined {
  if (text === '') return null;
  if (/^0(\.0+)?$/.test(text)) return 0n;
  try {
    return parseMoney(text, currency);
  } catch {
    return undefined;
  }
}

export function parseBusinessSettings(env: NodeJS.ProcessEnv): BusinessSettings {
  return schema.parse(env);
}
