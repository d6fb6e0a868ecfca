/** What the commands themselves need to know; everything else is read by the processes they start. */
export type CliSettings = {
  databaseUrl: string | undefined;
  authSecret: string | undefined;
  /** Undefined: a simulator stands in for the operator, in development. */
  operatorUrl: string | undefined;
  port: number;
  operatorSimPort: number;
};

/** Throws when a variable is not what it should be, naming it. */
export function readCliSettings(env: NodeJS.ProcessEnv = process.env): CliSettings {
  return {
    databaseUrl: readText(env, 'DATABASE_URL'),
    authSecret: readText(env, 'AUTH_SECRET'),
    operatorUrl: readText(env, 'OPERATOR_URL'),
    port: readPort(env, 'PORT', 3000),
    operatorSimPort: readPort(env, 'OPERATOR_SIM_PORT', 4010),
  };
}

/** The whole environment with some variables replaced, for core's own settings. */
export function environmentWith(
  replaced: Record<string, string>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return { ...env, ...replaced };
}

function readText(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function readPort(env: NodeJS.ProcessEnv, name: string, preset: number): number {
  const text = readText(env, name);
  if (text === undefined) return preset;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} must be a port number, not "${text}"`);
}
