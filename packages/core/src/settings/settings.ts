import { z } from 'zod';
import { parseAuthSettings, type AuthSettings } from '#settings/auth';
import { parseBusinessSettings, type BusinessSettings } from '#settings/business';
import { parseDatabaseSettings, type DatabaseSettings } from '#settings/database';
import { parseDeploymentSettings, type DeploymentSettings } from '#settings/deployment';
import { parseLoggingSettings, type LoggingSettings } from '#settings/logging';
import { parseSaleSettings, type SaleSettings } from '#settings/sales';

export interface CoreSettings {
  auth: AuthSettings;
  business: BusinessSettings;
  database: DatabaseSettings;
  deployment: DeploymentSettings;
  logging: LoggingSettings;
  sales: SaleSettings;
}

/** Thrown for a missing or bad setting; its message names the variable. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Runs one concern's parser and turns what zod says into a sentence that names the variable and
 * never shows its value.
 */
export function readSettings<T>(parse: (env: NodeJS.ProcessEnv) => T, env: NodeJS.ProcessEnv): T {
  try {
    return parse(env);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new SettingsError(
      error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '),
    );
  }
}

/** Demo accounts have a password that everybody knows. */
function refuseDemoData(env: NodeJS.ProcessEnv): void {
  if (env['NODE_ENV'] === 'production' && env['DEMO_DATA']) {
    throw new SettingsError('DEMO_DATA must not be set in production');
  }
}

/** @throws SettingsError that names the first concern's missing or bad variables. */
export function readCoreSettings(env: NodeJS.ProcessEnv): CoreSettings {
  refuseDemoData(env);
  return {
    auth: readSettings(parseAuthSettings, env),
    business: readSettings(parseBusinessSettings, env),
    database: readSettings(parseDatabaseSettings, env),
    deployment: readSettings(parseDeploymentSettings, env),
    logging: readSettings(parseLoggingSettings, env),
    sales: readSettings(parseSaleSettings, env),
  };
}
