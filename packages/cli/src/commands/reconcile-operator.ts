import { compareWithOperator, type Compared } from '@chargeflow/core/comparisons/compare';
import { listDifferences, type Difference } from '@chargeflow/core/comparisons/list';
import { openReloadly } from '@chargeflow/core/operators/reloadly/open';
import { PAGE_LIMIT_MAX } from '@chargeflow/core/consts';
import { parseComparisonSettings } from '@chargeflow/core/settings/comparison';
import { parseOperatorSettings } from '@chargeflow/core/settings/operator';
import { readSettings } from '@chargeflow/core/settings/settings';
import { Command, InvalidArgumentError } from 'commander';
import { environmentWith } from '#settings/environment';
import { withCore, withDatabase } from '#with-core';

interface Options {
  from?: number;
  to?: number;
  json?: true;
}

export function reconcileOperatorCommand(): Command {
  return new Command('reconcile-operator')
    .description('compare with the operator’s own list; exits with 1 where the two differ')
    .option('--from <time>', 'charges sold from then on (ISO 8601; three days ago)', parseTime)
    .option('--to <time>', 'and until then (a minute ago)', parseTime)
    .option('--json', 'print the whole result as JSON')
    .action(async (options: Options) => {
      const { compared, open } = await compare(options);
      if (compared.found > 0 || open.length > 0) process.exitCode = 1;
      if (options.json) print(JSON.stringify({ ...compared, open }, null, 2));
      else describe(compared, open);
    });
}

async function compare({ from, to }: Options): Promise<{ compared: Compared; open: Difference[] }> {
  const env = environmentWith({});
  const operator = openReloadly(readSettings(parseOperatorSettings, env));
  const { windowMs, graceMs } = readSettings(parseComparisonSettings, env);
  const now = Date.now();
  const window = { fromMs: from ?? now - windowMs, toMs: to ?? now - graceMs };
  if (window.fromMs >= window.toMs) throw new Error('--from must be before --to');
  const request = { scope: 'full' as const, ...window, requestedBy: null };
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  return withDatabase((url) =>
    withCore(url, async (core) => {
      const compared = await compareWithOperator(core, operator, request, interrupted.signal);
      const { items } = await listDifferences(core, { status: 'open', limit: PAGE_LIMIT_MAX });
      return { compared, open: items };
    }),
  );
}

function describe({ listed, lookedFor, rechecks, found, closed }: Compared, open: Difference[]) {
  print(`The operator lists ${listed} orders; ${lookedFor} delivered charges were looked for`);
  print(`${found} differences found, ${closed} closed, ${rechecks} charges to be asked for again`);
  for (const { kind, reference, ourStatus, theirStatus, openedAt } of open) {
    const statuses = `ours ${ourStatus ?? 'none'}, theirs ${theirStatus ?? 'none'}`;
    print(`OPEN   ${kind} ${reference}: ${statuses}, since ${openedAt}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function parseTime(text: string): number {
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidArgumentError('Not a time in ISO 8601.');
  return ms;
}
