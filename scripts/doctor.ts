// npm run doctor: looks at everything that a deployment needs by the API that knows, and says what to do. It changes nothing.
import process from 'node:process';
import { machine } from './golive/machine.ts';
import { examine } from './golive/run.ts';

try {
  const { todo } = await examine(machine);
  if (todo.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It failed.'}\n`);
  process.exitCode = 1;
}
