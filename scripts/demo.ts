/*
 * npm run demo: plays the story of one customer over four channels and three days against a running service,
 * over the wire formats of the providers, prints it, and says what did not hold. `-- --variant=2` plays
 * another one, `-- --locale=fr` the first in French, `-- --all` all of every story, `-- --story=angry` the
 * angry one, `-- --gap=3d` (or `182d`) puts that long between the steps of either, `-- --brain=claude` lets
 * Claude think (in development its emulator, which knows the first story alone).
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

/** One story that can be played. */
interface Play {
  story: string;
  variant: number;
  title: string;
  locale: string;
  prepare(service: Service): Promise<Story | AngryStory>;
}

/** What the command line asks for: the first that fits, or with `all` every one. */
function choose(
  plays: readonly Play[],
  { story, variant, locale, all }: { story?: string; variant?: string; locale?: string; all?: boolean },
): Play[] {
  const fitting = plays.filter(
    (play) =>
      (story ?? (all ? play.story : 'first')) === play.story &&
      (variant ?? `${play.variant}`) === `${play.variant}` &&
      (locale ?? play.locale) === play.locale,
  );
  return all ? fitting : fitting.slice(0, 1);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      variant: { type: 'string' },
      locale: { type: 'string' },
      all: { type: 'boolean' },
      story: { type: 'string' },
      gap: { type: 'string' },
      list: { type: 'boolean' },
      brain: { type: 'string' },
    },
  });
  const pace = paceOf(values.gap);
  const plays: Play[] = [
    ...SCRIPTS.map((script, variant) => ({
      story: 'first',
      variant,
      title: script.title,
      locale: script.wording.locale,
      prepare: (service: Service) => Story.prepare(service, script, write, pace),
    })),
    ...ANGRY.map((script, variant) => ({
      story: 'angry',
      variant,
      title: script.title,
      locale: script.locale,
      prepare: (service: Service) => AngryStory.prepare(service, script, write, pace),
    })),
  ];
  if (values.list) {
    for (const { story, variant, title } of plays)
      write(`${story === 'first' ? '' : `--story=${story} `}--variant=${variant}  ${title}\n`);
    return 0;
  }
  const chosen = choose(plays, values);
  if (chosen.length === 0) {
    write('There is no such story; --list names them all.\n');
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
    for (const { prepare } of chosen) {
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
async function thinkingWith<T>(named: string, service: Service, run: () => Promise<T>): Promise<T> {
  const api = new Api(service);
  const [kind, model] = named.split('/');
  const chain = [{ kind, ...(model ? { model } : {}) }];
  const { brain } = await api.change({ brain: { chain } });
  try {
    return await run();
  } finally {
    await api.change({ brain });
  }
}

// Sockets that are still saying goodbye must not keep the verdict waiting.
process.exit(await main());
