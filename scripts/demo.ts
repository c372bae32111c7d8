/*
 * npm run demo: plays the story of one customer over four channels and three days against a running service, over the wire
 * formats of the providers, prints it, and says what did not hold. `-- --variant=2` plays another one, `-- --all` all of them,
 * `-- --brain=claude` lets Claude think (in development its emulator), `-- --story=angry` plays the angry one, `-- --gap=3d` (or `182d`) puts that long between the steps of either.
 */
import { parseArgs } from 'node:util';
import { Api } from './clients/api.ts';
import { localService, type Service } from './clients/service.ts';
import { AngryStory } from './demo/angry.ts';
import { ANGRY } from './demo/angry-scripts.ts';
import { paceOf } from './demo/pace.ts';
import { SCRIPTS } from './demo/scripts.ts';
import { Story } from './demo/story.ts';

const write = (text: string) => process.stdout.write(text);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      variant: { type: 'string', default: '0' },
      all: { type: 'boolean' },
      story: { type: 'string', default: 'first' },
      gap: { type: 'string' },
      list: { type: 'boolean' },
      brain: { type: 'string' },
    },
  });
  if (values.list) {
    for (const [index, { title }] of SCRIPTS.entries()) write(`${index}  ${title}\n`);
    for (const [index, { title }] of ANGRY.entries()) write(`--story=angry ${index}  ${title}\n`);
    return 0;
  }
  const pace = paceOf(values.gap);
  const variant = <T>(all: readonly T[]) =>
    values.all ? all : all.filter((_, index) => `${index}` === values.variant);
  const prepared =
    values.story === 'angry'
      ? variant(ANGRY).map((script) => (service: Service) => AngryStory.prepare(service, script, write, pace))
      : values.story === 'first'
        ? variant(SCRIPTS).map((script) => (service: Service) => Story.prepare(service, script, write, pace))
        : [];
  if (prepared.length === 0) {
    write(`There is no variant ${values.variant} of the story ${values.story}; --list names them.\n`);
    return 2;
  }
  const service = localService();
  const alive = await service.fetch('/healthz').catch(() => null);
  if (!alive?.ok) {
    write(`Nothing answers on ${service.base}. Run npm start first (or set ONETHREAD_URL or PORT).\n`);
    return 2;
  }
  const play = async () => {
    let failed = 0;
    for (const prepare of prepared) {
      const story = await prepare(service);
      await story.play();
      failed += story.checks.failed.length;
      write('\n');
    }
    return failed > 0 ? 1 : 0;
  };
  return values.brain ? thinkingWith(values.brain, service, play) : play();
}

/** Lets another brain think while something runs, and puts the store's own back. */
async function thinkingWith<T>(kind: string, service: Service, run: () => Promise<T>): Promise<T> {
  const api = new Api(service);
  const { brain } = await api.change({ brain: { kind } });
  try {
    return await run();
  } finally {
    await api.change({ brain });
  }
}

// Sockets that are still saying goodbye must not keep the verdict waiting.
process.exit(await main());
