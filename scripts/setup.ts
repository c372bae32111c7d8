// npm run setup: makes what a deployment needs and is not there yet, and ends with a link that signs the owner in.
// With --link it makes such a link anew and nothing else; with --anew it asks for phone and WhatsApp again.
import process from 'node:process';
import { machine, pause } from './golive/machine.ts';
import { forgetProviders, setUp, signInLink } from './golive/run.ts';

try {
  if (process.argv.includes('--link')) await signInLink(machine);
  else {
    if (process.argv.includes('--anew')) forgetProviders(machine);
    const { todo } = await setUp(machine, pause);
    if (todo.length > 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'It failed.'}\n`);
  process.exitCode = 1;
}
