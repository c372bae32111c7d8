/*
 * npm run demo: plays the story of one customer over four channels and three days against a running service, over the wire
 * formats of the providers, prints it, and says what did not hold. `-- --variant=2` plays another one, `-- --all` all of them.
 */
import { parseArgs } from 'node:util';
import { localService } from './clients/service.ts';
import { SCRIPTS } from './demo/scripts.ts';
import { Story } from './demo/story.ts';

const write = (text: string) => process.stdout.write(text);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      variant: { type: 'string', default: '0' },
      all: { type: 'boolean' },
      list: { type: 'boolean' },
    },
  });
  if (values.list) {
    for (const [index, { title }] of SCRIPTS.entries()) write(`${index}  ${title}\n`);
    return 0;
  }
  const scripts = values.all ? SCRIPTS : SCRIPTS.filter((_, index) => `${index}` === values.variant);
  if (scripts.length === 0) {
    write(`There is no variant ${values.variant}; --list names them.\n`);
    return 2;
  }
  const service = localService();
  const alive = await service.fetch('/healthz').catch(() => null);
  if (!alive?.ok) {
    write(`Nothing answers on ${service.base}. Run npm start first (or set ONETHREAD_URL or PORT).\n`);
    return 2;
  }
  let failed = 0;
  for (const script of scripts) {
    const story = await Story.prepare(service, script, write);
    await story.play();
    failed += story.checks.failed.length;
    write('\n');
  }
  return failed > 0 ? 1 : 0;
}

// Sockets that are still saying goodbye must not keep the verdict waiting.
process.exit(await main());
