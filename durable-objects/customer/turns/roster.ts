import type { Brain, BrainFailed, BrainFailure } from '../../../src/brain/brain.ts';
import { Breaker } from '../../../src/brain/breaker.ts';
import { saysDrop } from '../../../src/brain/embedded/dropped.ts';
import { briefing, embeddedBrain, readFindings, signsOf } from '../../../src/brain/embedded/index.ts';
import { plainlyRequests } from '../../../src/brain/embedded/requested.ts';
import { forgetTables, loadTables } from '../../../src/brain/embedded/tables.ts';
import { takesBack } from '../../../src/brain/embedded/takes-back.ts';
import { warmUp } from '../../../src/brain/embedded/warm.ts';
import { type Credentials, chainFor, modelOf, providerOf } from '../../../src/brain/model/chain.ts';
import { JUDGE_TOKENS, modelJudge } from '../../../src/brain/model/consent.ts';
import { costOf, type Usage } from '../../../src/brain/model/models.ts';
import { troubleOf, unaskableOf } from '../../../src/brain/model/troubles.ts';
import { patienceFor } from '../../../src/brain/patience.ts';
import { type BrainLink, chainOf } from '../../../src/brain/settings.ts';
import type { ModelUse } from '../../../src/brain/why.ts';
import { timestamp } from '../../../src/clock.ts';
import { mannerOf } from '../../../src/conversation/channels.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Channel } from '../../../src/conversation/values.ts';
import type { Env } from '../../../src/env.ts';
import { bucketFiles } from '../../../src/files.ts';
import { providerFetch } from '../../../src/outbound.ts';
import type { Settings } from '../../../src/settings.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import { isolateMemory } from '../../clients/isolate.ts';
import { outsideOf } from '../../clients/outside.ts';
import { storeObject, storeSecrets } from '../../clients/store.ts';
import type { Roster } from './turns.ts';

export { signsOf };

/**
 * How the models of each store have fared, for an isolate. Real time on purpose: a moved clock mends no
 * service.
 */
const breakers = isolateMemory(new Map<string, Breaker>());

/** What the desk of each store was told lately, and until when that need not be told again (real time, ms). */
const told = isolateMemory(new Map<string, number>());
const TOLD_AGAIN = 600_000;

isolateMemory({ clear: forgetTables });

/**
 * Makes the isolate ready to understand: reads the tables of the embedded brain, once, from the static files. Throws where they cannot
 * be read; the next call tries again.
 */
export function readyToUnderstand({ ASSETS }: Pick<Env, 'ASSETS'>): Promise<void> {
  return loadTables(async (file) => {
    const response = await ASSETS.fetch(`https://assets/tables/${file}`);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return response.arrayBuffer();
  });
}

/**
 * Makes the isolate ready for somebody who has come and not spoken yet, so that their first words are not those that wait. Never
 * rejects: a turn makes ready what it finds unready.
 */
export async function expectWords(
  env: Env,
  settings: Settings,
  { locale, channel }: Pick<Session, 'locale' | 'channel'>,
): Promise<void> {
  try {
    await readyToUnderstand(env);
    await warmUp(settings, locale, channel, timestamp());
  } catch (error) {
    trace('tables.unavailable', { reason: errorReason(error) }, 'error');
  }
}

/** These may be the fault of one conversation: the breaker counts them once for each customer. */
const ONE_TURN: readonly BrainFailure[] = ['refused', 'too_long', 'nonsense'];

/** For whom a turn is: the customer's object, and the channel that waits. */
interface TurnFor {
  store: string;
  customer: string;
  channel: Channel;
}

/**
 * Which brains a store's next turn may use, best first: the one place where that is decided. What has no
 * credentials, or has just failed again and again, is left out; the embedded brain is always the last, and
 * alone where the turns of models are spent for now. Throws where nothing can be understood: a person has the turn then.
 */
export async function rosterOf(
  env: Env,
  { store, customer, channel }: TurnFor,
  { brain: wanted, mcp }: Settings,
  mayAskModel: () => Promise<'free' | 'turns' | 'money'>,
  onUsed: (use: ModelUse) => void,
): Promise<Roster> {
  await readyToUnderstand(env);
  const patience = patienceFor(mannerOf(channel), wanted);
  const alone: Roster = {
    brains: [embeddedBrain],
    judge: () => undefined,
    briefing,
    requested: plainlyRequests,
    takesBack,
    drops: saysDrop,
    turnMs: patience.turnMs,
  };
  const chain = chainFor(wanted, channel, env);
  if (chain.length === 0) return alone;
  const secrets = await storeSecrets(env, store).catch(() => null);
  if (!secrets) return alone;
  const credentials: Credentials = { ...secrets, env, fetch: providerFetch(env) };
  const turn = {
    patience,
    person: customer,
    files: bucketFiles(env.BLOBS, store),
    used: (name: string, usage: Usage) => {
      traceUsage(store, channel, name, usage);
      onUsed({ model: name, ...usage, cost: costOf(name, usage) });
    },
    refused: (tool: string, why: string) =>
      trace('tool.refused', { store, channel, customer, reason: `${tool}: ${why}` }),
  };
  const now = Date.now();
  const usable = chain.filter(
    (link) => providerOf(link, credentials, turn) && breakerOf(nameOf(store, link)).allows(now),
  );
  for (const link of chainOf(wanted, channel))
    if (link.kind !== 'embedded' && chain.includes(link) && !providerOf(link, credentials, turn))
      tellDesk(env, store, unaskableOf(link));
  const budget = usable.length === 0 ? 'turns' : await mayAskModel();
  if (budget !== 'free') return { ...alone, outOfMoney: budget === 'money' };
  // Only where a model will answer: the embedded brain's question and answer stay one commit.
  const outside = await outsideOf(env, store, mcp);
  const judges = new Map<Brain, { link: BrainLink; breaker: Breaker }>();
  const models = usable.flatMap((link) => {
    const model = modelOf(link, credentials, turn, outside?.tools);
    if (model) judges.set(model, { link, breaker: breakerOf(nameOf(store, link)) });
    return model ? [model] : [];
  });
  const [first, ...others] = models;
  const [best] = usable;
  if (!first || !best) return alone;
  const brief = { ...turn, patience: { ...patience, maxTokens: JUDGE_TOKENS } };
  const reader = providerOf({ ...best, effort: 'low' }, credentials, brief);
  const fared = (judged: Brain, failure: BrainFailed | null) => {
    const { link, breaker } = judges.get(judged) ?? {};
    if (!link || !breaker) return;
    if (failure === null) return breaker.worked();
    const rests = breaker.failed(Date.now(), ONE_TURN.includes(failure.failure) ? customer : null);
    const trouble = troubleOf(link, failure, rests);
    if (trouble) tellDesk(env, store, trouble);
  };
  return {
    brains: [first, ...others, embeddedBrain],
    briefing,
    read: readFindings,
    requested: plainlyRequests,
    takesBack,
    drops: saysDrop,
    turnMs: patience.turnMs,
    ...(outside ? { outside } : {}),
    // Part of the turn that the budget has counted.
    ...(reader ? { consent: modelJudge(reader, patience, (failure) => fared(first, failure)) } : {}),
    judge: fared,
  };
}

/** Puts a trouble on the store's desk, once in a while. */
function tellDesk(env: Env, store: string, reason: string): void {
  const name = `${store} ${reason}`;
  if ((told.get(name) ?? 0) > Date.now()) return;
  if (told.size > 1_000) told.clear();
  told.set(name, Date.now() + TOLD_AGAIN);
  storeObject(env, store)
    .trouble('brain', reason)
    .catch((error: unknown) => {
      told.delete(name);
      trace('trouble.untold', { store, reason: errorReason(error) }, 'error');
    });
}

function nameOf(store: string, { kind, model }: { kind: string; model?: string | undefined }): string {
  return `${store} ${kind} ${model ?? ''}`;
}

function breakerOf(name: string): Breaker {
  const known = breakers.get(name);
  if (known) return known;
  if (breakers.size > 1_000) breakers.clear();
  const breaker = new Breaker();
  breakers.set(name, breaker);
  return breaker;
}

/** What a request took, and what it cost where the model's price is known. */
function traceUsage(store: string, channel: Channel, model: string, usage: Usage): void {
  const { input, cached, cacheWrite, output } = usage;
  const cost = costOf(model, usage);
  const dollars = cost === null ? '' : `, $${cost.toFixed(6)}`;
  trace('brain.used', {
    store,
    channel,
    reason: `${model}: ${input} in, ${cached} cached, ${cacheWrite} written, ${output} out${dollars}`,
  });
}
