import { parseBulkSettings, type BulkSettings } from '#settings/bulk';
import { parseComparisonSettings, type ComparisonSettings } from '#settings/comparison';
import { parseDeliverySettings, type DeliverySettings } from '#settings/delivery';
import { parseIntegritySettings, type IntegritySettings } from '#settings/integrity';
import { parseOperatorSettings, type OperatorSettings } from '#settings/operator';
import { readCoreSettings, readSettings, type CoreSettings } from '#settings/settings';

export interface WorkerSettings {
  core: CoreSettings;
  operator: OperatorSettings;
  delivery: DeliverySettings;
  comparison: ComparisonSettings;
  bulk: BulkSettings;
  integrity: IntegritySettings;
}

/** @throws SettingsError that names the first concern's missing or bad variables. */
export function readWorkerSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  return {
    core: readCoreSettings(env),
    operator: readSettings(parseOperatorSettings, env),
    delivery: readSettings(parseDeliverySettings, env),
    comparison: readSettings(parseComparisonSettings, env),
    bulk: readSettings(parseBulkSettings, env),
    integrity: readSettings(parseIntegritySettings, env),
  };
}
