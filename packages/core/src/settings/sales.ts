import { z } from 'zod';

export interface SaleSettings {
  /** Sales that one statement makes at most. */
  flightMax: number;
  /** Flights of sales that are out at a time. */
  flightsOut: number;
}

const schema = z.object({
  SALE_FLIGHT_MAX: z.coerce.number().int().min(1).max(1_000).default(64),
  SALE_FLIGHTS_OUT: z.coerce.number().int().min(1).max(16).default(1),
});

export function parseSaleSettings(env: NodeJS.ProcessEnv): SaleSettings {
  const parsed = schema.parse(env);
  return { flightMax: parsed.SALE_FLIGHT_MAX, flightsOut: parsed.SALE_FLIGHTS_OUT };
}
