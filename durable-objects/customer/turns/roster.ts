import type { BrainFailure } from '../../../src/brain/brain.ts';
import { Breaker } from '../../../src/brain/breaker.ts';
import { briefing, embeddedBrain } from '../../../src/brain/embedded/index.ts';
import { claudeBrain } from '../../../src/brain/model/claude.ts';
import type { Env } from '../../../src/env.ts';
import { providerFetch } from '../../../src/outbound.ts';
import type { Settings } from '../../../src/settings.ts';
import { outsideOf } from '../../clients/outside.ts';
import { storeSecrets } from '../../clients/store.ts';
import type { Roster } from './turns.ts';

/** How the models of each store have fared, for an isolate. Real time on purpose: a moved clock mends no service. */
const breakers = new Map<string, Breaker>();

/** These may be the fault of one conversation: the breaker counts them once for each customer. */
const ONE_TURN: readonly BrainFailure[] = ['refused', 'too_long', 'nonsense'];

/**
 * Which brains a store's next turn may use, best first: the one place where that is decided. The embedded brain is always the
 * last, and the only one where there is no key or the model has just failed again and again.
 */
export async function rosterOf(
  env: Env,
  store: string,
  customer: string,
  { brain, mcp }: Settings,
): Promise<Roster> {
  const alone: Roster = { brains: [embeddedBrain], judge: () => undefined, briefing };
  if (brain.kind === 'embedded') return alone;
  const secrets = await storeSecrets(env, store).catch(() => null);
  const key = secrets?.anthropicApiKey;
  if (!key) return alone;
  const breaker = breakerOf(`${store} ${brain.kind} ${brain.model}`);
  if (!breaker.allows(Date.now())) return alone;
  // Only where a model will answer: the embedded brain's question and answer stay one commit.
  const outside = await outsideOf(env, store, mcp);
  const claude = claudeBrain({
    key,
    base: env.ANTHROPIC_BASE_URL,
    fetch: providerFetch(env),
    outside: outside?.tools ?? [],
    ...brain,
  });
  return {
    brains: [claude, embeddedBrain],
    briefing,
    ...(outside ? { outside } : {}),
    judge(judged, failure) {
      if (judged !== claude) return;
      if (failure === null) breaker.worked();
      else breaker.failed(Date.now(), ONE_TURN.includes(failure.failure) ? customer : null);
    },
  };
}

function breakerOf(name: string): Breaker {
  const known = breakers.get(name);
  if (known) return known;
  if (breakers.size > 1_000) breakers.clear();
  const breaker = new Breaker();
  breakers.set(name, breaker);
  return breaker;
}
