import { z } from 'zod';

const schema = z.object({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface LoggingSettings {
  level: z.infer<typeof schema>['LOG_LEVEL'];
}

export function parseLoggingSettings(env: NodeJS.ProcessEnv): LoggingSettings {
  return { level: schema.parse(env).LOG_LEVEL };
}
