/** What the environment may ask of the tests; nothing else here reads it. */

/** How often each race is run: a race lost once in many rounds is lost. */
export const TEST_ROUNDS = positiveInteger('TEST_ROUNDS', 5);

export const PROPERTY_RUNS = positiveInteger('PROPERTY_RUNS', 200);
/** Commands in a run of the model. */
export const PROPERTY_COMMANDS = positiveInteger('PROPERTY_COMMANDS', 50);
/** Charges that the property test of the delivery takes through everything. */
export const DELIVERY_RUNS = positiveInteger('DELIVERY_RUNS', 100);
/** Undefined: a new one each time, printed on failure. */
export const PROPERTY_SEED = process.env['PROPERTY_SEED']
  ? Number(process.env['PROPERTY_SEED'])
  : undefined;

function positiveInteger(name: string, otherwise: number): number {
  const value = Number(process.env[name] || otherwise);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} must be at least 1`);
  return value;
}
