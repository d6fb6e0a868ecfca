import { parseArgs } from 'node:util';
import { openCore } from '@chargeflow/core/core';
import { runDelivery } from '@chargeflow/core/delivery/run';
import { openReloadly } from '@chargeflow/core/operators/reloadly/open';
import { readWorkerSettings } from '@chargeflow/core/settings/worker';
import { z } from 'zod';
import { FAULT_POINTS, planFault } from '#chaos/faults';

/** A worker that dies or freezes by its own hand: `--point recorded --pass 3 --signal SIGKILL`. */
const options = { point: { type: 'string' }, pass: { type: 'string' }, signal: { type: 'string' } };
const fault = z
  .object({
    point: z.enum(FAULT_POINTS),
    pass: z.coerce.number().int().min(1),
    signal: z.enum(['SIGKILL', 'SIGSTOP']),
  })
  .parse(parseArgs({ options: options as Record<string, { type: 'string' }> }).values);

const { core: coreSettings, operator, delivery } = readWorkerSettings(process.env);
const core = openCore(coreSettings, 'worker');
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
const { at, around } = planFault(fault);
core.log.info({ fault }, 'delivering charges');
await runDelivery(core, around(openReloadly(operator)), delivery, stopping.signal, at);
await core.close();
process.exit(0);
