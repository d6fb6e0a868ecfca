import { z } from 'zod';

export interface DeploymentSettings {
  /** Whether real money may be at stake: what only serves development is refused. */
  production: boolean;
}

const schema = z.object({ NODE_ENV: z.string().optional() });

export function parseDeploymentSettings(env: NodeJS.ProcessEnv): DeploymentSettings {
  return { production: schema.parse(env).NODE_ENV === 'production' };
}
