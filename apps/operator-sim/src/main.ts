import { readSettings } from '#settings';
import { startOperatorSim } from '#start';

const settings = readSettings();
const simulator = await startOperatorSim(settings);
process.stdout.write(
  `The simulated operator listens on ${simulator.url} (log: ${simulator.url}/log)\n`,
);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await simulator.stop();
}

process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
