import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from './packages/core/src/db/migrate';
import { provideTestPostgres } from './packages/local-postgres/src/vitest';

const CORE = path.join(import.meta.dirname, 'packages/core');

/** One PostgreSQL and one migrated template for the whole run. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideTestPostgres(project, {
    dataDir: path.join(import.meta.dirname, '.data/test-postgres'),
    sources: [
      path.join(CORE, 'migrations'),
      ...['migrate', 'grant', 'roles'].map((name) => path.join(CORE, `src/db/${name}.ts`)),
    ],
    prepare: async ({ ownerUrl, appUrl }) => void (await migrate(ownerUrl, { appUrl })),
  });
}
