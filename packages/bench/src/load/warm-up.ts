import { spreadOver } from '#load/orders';
import { tellProgress } from '#load/report/progress';
import type { Stage } from '#load/stage';

/** After so many sales V8 has compiled what is hot; before, one costs several times as much. */
const SALES = 3_000;
const SECONDS_MAX = 30;
const CONNECTIONS = 32;

/** Has every system sell until it is as fast as it will be. */
export async function warmUp({ systems, people }: Stage): Promise<void> {
  const pick = spreadOver(people.sellers.length);
  for (const system of systems) {
    tellProgress(`warming up: ${system.name}`);
    for (let second = 0; second < SECONDS_MAX && system.sold < SALES; second += 1) {
      await system.sell({ connections: CONNECTIONS, seconds: 1, pick });
    }
  }
}
