import { startStack } from '#stack';

/** A process that owns a stack: prints the process id of its simulator, and never stops it. */
const stack = await startStack({
  mode: 'development',
  databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
  processes: ['operatorSim'],
  output: 'files',
});
process.stdout.write(`${stack.processes.operatorSim.pid}\n`);
