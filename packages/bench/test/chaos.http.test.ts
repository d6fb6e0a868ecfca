import { rm } from 'node:fs/promises';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { afterAll, afterEach, expect, test } from 'vitest';
import { findProblems } from '#chaos/check';
import { FAULT_POINTS } from '#chaos/faults';
import { openScene } from '#chaos/scene';
import { freezeWorkers } from '#chaos/scenarios/freeze-worker';
import { killBothWorkers } from '#chaos/scenarios/kill-both';
import { killWeb } from '#chaos/scenarios/kill-web';
import { killWorkersTogether } from '#chaos/scenarios/kill-worker';
import { untilReversed } from '#chaos/settled';

/** Kinds of phones that only take time: 91 and 92 a time-out, 94 three of them. */
const without = ['91', '92', '94'];
/** A killed worker keeps its lease of the sweep, which finds what web was not there to be told. */
const REVERSED_WITHIN_MS = 120_000;

const { url: databaseUrl } = await testDatabase();
const scene = await openScene({
  databaseUrl,
  delayScale: 0.1,
  env: {
    OPERATOR_TIMEOUT_MS: '700',
    DELIVERY_LEASE_MS: '1500',
    DELIVERY_RETRY_MIN_MS: '100',
    DELIVERY_RETRY_MAX_MS: '1000',
    DELIVERY_BREAKER_OPEN_MS: '500',
    OPERATOR_SWEEP_EVERY_MS: '1000',
  },
});
afterAll(async () => {
  await scene.close();
  await rm(scene.stack.logFolder, { recursive: true });
});

/** Books, operator and clients agree after each test. */
afterEach(async () => {
  await untilReversed(scene, REVERSED_WITHIN_MS);
  expect(await findProblems(scene)).toEqual([]);
  expect(scene.intents.filter(({ answer }) => answer.kind === 'sold').length).toBeGreaterThan(0);
});

test('workers killed at each point leave charges that another settles, each exactly once', async () => {
  const { kills } = await killWorkersTogether(scene, {
    points: FAULT_POINTS,
    chargesPerRound: 12,
    without,
  });
  expect(kills).toBe(FAULT_POINTS.length);
});

test('workers frozen past their leases change nothing once they thaw', async () => {
  const points = ['claimed', 'recorded', 'calling', 'answered'] as const;
  const { frozen } = await freezeWorkers(scene, { points, rounds: 1, charges: 10, without });
  expect(frozen).toBe(points.length);
});

test('both workers killed at once are made good for by two others', async () => {
  const { rounds } = await killBothWorkers(scene, { rounds: 1, without });
  expect(rounds).toBe(1);
});

test('web killed under load sells what it has answered for, and nothing twice', async () => {
  const { kills } = await killWeb(scene, { kills: 3, concurrency: 8, without });
  expect(kills).toBe(3);
});
