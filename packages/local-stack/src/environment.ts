import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Mode } from '#programs';
import { inheritedEnvironment } from '#settings/environment';

export type EnvironmentOptions = {
  mode: Mode;
  databaseUrl: string;
  env: Record<string, string>;
  ports: { web: number; operatorSim: number };
  /** Whether the simulator of this stack is the operator. */
  simulated: boolean;
  /** Where a simulator keeps its log that must not meet another's; null for its usual place. */
  simulatorFolder: string | null;
};

/** What every process of a stack is told; `env` wins over what is inherited or made up here. */
export function stackEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
  const { mode, databaseUrl, env, ports } = options;
  return {
    LISTEN_ADDRESS: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${ports.web}`,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    NEXT_TELEMETRY_DISABLED: '1',
    ...inheritedEnvironment(),
    ...(options.simulated ? simulatorEnvironment(options) : {}),
    ...env,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    PORT: String(ports.web),
  };
}

function simulatorEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { mode, ports, simulatorFolder: folder } = options;
  // In development the ones that a command, started beside the stack, has by itself.
  const known = 'chargeflow-development';
  const clientId = known;
  const clientSecret = mode === 'development' ? known : randomBytes(16).toString('hex');
  const callbackSecret = randomBytes(16).toString('hex');
  return {
    OPERATOR_URL: `http://127.0.0.1:${ports.operatorSim}`,
    OPERATOR_CLIENT_ID: clientId,
    OPERATOR_CLIENT_SECRET: clientSecret,
    OPERATOR_CALLBACK_SECRET: callbackSecret,
    OPERATOR_SIM_PORT: String(ports.operatorSim),
    OPERATOR_SIM_CLIENT_ID: clientId,
    OPERATOR_SIM_CLIENT_SECRET: clientSecret,
    OPERATOR_SIM_CALLBACK_URL: `http://127.0.0.1:${ports.web}/api/operator/callback`,
    OPERATOR_SIM_CALLBACK_SECRET: callbackSecret,
    ...(folder === null ? {} : { OPERATOR_SIM_DATA: path.join(folder, 'operator-sim') }),
  };
}
