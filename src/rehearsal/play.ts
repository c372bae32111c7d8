import type { Rehearsed } from '../../durable-objects/customer/rpc.ts';
import type { Inbound } from '../channels/channel.ts';
import { now, timestamp } from '../clock.ts';
import { CHANNELS } from '../conversation/channels.ts';
import { customerObject } from '../door/hand-over.ts';
import type { Env } from '../env.ts';
import { REHEARSAL } from '../language/names/rehearsal.ts';
import { type Cast, castOf, filled } from '../scenarios/cast.ts';
import { DIMENSIONS, judge, type OrderState, type Played, passes, type Verdict } from '../scenarios/judge.ts';
import type { ScenarioResult } from '../scenarios/result.ts';
import type { Scenario, Step } from '../scenarios/scenario.ts';
import type { Settings } from '../settings.ts';
import { errorReason, trace, traceId } from '../trace.ts';
import { Stage } from './stage.ts';

/** Where a play is played. `origin`: the service's own address. */
export interface Theatre {
  env: Env;
  store: string;
  origin: string;
}

type Lines = ScenarioResult['lines'];
const NOWHERE: OrderState = {
  ...{ status: 'unknown', returns: 0, exchanges: 0, refunds: 0, cancelled: false, city: '' },
  ...{ sizes: [], payments: [], settlements: [] },
};

/**
 * Plays a scenario with settings that are wanted, and where it fails once more with those that hold: what fails
 * only now is what the change breaks. Nobody is written to, and nothing of the play stays.
 */
export async function tryScenario(
  at: Theatre,
  scenario: Scenario,
  { wanted, held }: { wanted: Settings; held: Settings },
): Promise<ScenarioResult> {
  const { id, goal } = scenario;
  const { verdict, lines } = await play(at, scenario, wanted);
  if (passes(verdict)) return { scenario: id, goal, state: 'passes', why: [], lines: [] };
  const before = await play(at, scenario, held);
  return {
    ...{ scenario: id, goal, state: passes(before.verdict) ? 'fails' : 'failed before' },
    why: DIMENSIONS.flatMap((name) => verdict[name])
      .slice(0, 50)
      .map((one) => one.slice(0, 500)),
    lines: lines.slice(0, 200).map(({ who, text }) => ({ who, text: text.slice(0, 2_000) })),
  };
}

async function play(
  { env, store, origin }: Theatre,
  scenario: Scenario,
  settings: Settings,
): Promise<{ verdict: Verdict; lines: Lines }> {
  const stage = new Stage(env, store, settings);
  const cast = castOf(scenario, fiveDigits(), fiveDigits());
  const lines: Lines = [];
  let played: Pick<Played, 'before' | 'after' | 'waits' | 'broken'>;
  try {
    await stage.set(scenario, cast, settings, new Date(now()));
    const before = await stage.orderState(cast.order);
    let waits = false;
    for (const step of scenario.steps)
      for await (const { who, text, waits: waiting } of said({ env, origin, stage, cast, scenario }, step)) {
        lines.push({ who, text });
        waits = waiting;
      }
    played = { before, after: await stage.orderState(cast.order), waits, broken: null };
  } catch (error) {
    trace('rehearsal.failed', { store, reason: errorReason(error) }, 'error');
    played = { before: NOWHERE, after: NOWHERE, waits: false, broken: 'it could not be played to its end' };
  } finally {
    await stage.clear(cast).catch((error: unknown) => {
      trace('rehearsal.left', { store: stage.name, reason: errorReason(error) }, 'error');
    });
  }
  const answers = lines.filter(({ who }) => who === 'service').map(({ text }) => text);
  return { verdict: judge(scenario, { ...played, answers }), lines };
}

interface Scene {
  env: Env;
  origin: string;
  stage: Stage;
  cast: Cast;
  scenario: Scenario;
}

/** What is said in one step, line by line. */
export async function* said({ env, origin, stage, cast, scenario }: Scene, step: Step) {
  const { customer, from, evidence, onFile } = await stage.speaker(step, cast);
  const object = customerObject(env, stage.name, customer);
  const passage = { origin, country: null, trace: traceId() };
  const { channel } = step;
  const { letter, kind, proves } = CHANNELS[channel];
  const sid = crypto.randomUUID();
  let session = kind === 'live' ? `c${sid.replaceAll('-', '').slice(0, 16)}` : undefined;
  let waits = false;
  if (proves === 'call') {
    const call = await object.pickUp({ sid, from, evidence, onFile }, passage);
    if (typeof call !== 'object') throw new Error(`the call is ${call}`);
    session = call.session;
    yield { who: 'service' as const, text: call.greeting, waits };
  }
  const { subject } = REHEARSAL[scenario.language];
  for (const [n, line] of step.lines.entries()) {
    const text = filled(line, cast);
    yield { who: 'customer' as const, text, waits };
    const inbound: Inbound = {
      ...{ channel, from, evidence, text, external: `${sid}/${n}`, at: timestamp(), kind: 'text' },
      ...{ attachments: [], repliesTo: [], locale: scenario.language },
      ...(letter ? { subject: n === 0 ? subject : `Re: ${subject}` } : {}),
      ...(session ? { session } : {}),
    };
    const came: Rehearsed | 'not mine' | 'gone' = await object.rehearse([{ inbound, onFile }], passage);
    if (typeof came === 'string') throw new Error(`the thread is ${came}`);
    waits = came.waits;
    for (const answer of came.answers) yield { who: 'service' as const, text: answer, waits };
  }
}

/** A number of five digits: an order, the end of a telephone number. */
export function fiveDigits(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(10_000 + (number % 90_000));
}
