import { type Cast, filled } from '../../src/scenarios/cast.ts';
import type { OrderState, Played } from '../../src/scenarios/judge.ts';
import type { Scenario, Step } from '../../src/scenarios/scenario.ts';
import { Api } from '../clients/api.ts';
import { Clock } from '../clients/clock.ts';
import type { Service } from '../clients/service.ts';
import { type ChannelClient, channelClientFor, type Speaker } from './channel-client.ts';

import { bring, stateOf } from './world.ts';

/** One line of a play. */
interface Line {
  who: 'customer' | 'service';
  channel: Step['channel'];
  text: string;
}

/** A play with everything that was said, for the report. */
export interface Take extends Played {
  lines: Line[];
  /** Who composed each answer: a brain by its name, or `code`. */
  brains: string[];
  ms: number;
}

/** Whoever plays the customer: the next line of a step, null when there is no more to say. */
export interface Player {
  next(step: Step, n: number, lines: readonly Line[]): Promise<string | null>;
}

/** How an order stands that nobody could look at. */
const NOWHERE: OrderState = {
  ...{ status: 'unknown', returns: 0, exchanges: 0, refunds: 0, cancelled: false, city: '' },
  ...{ sizes: [], payments: [], settlements: [] },
};

/** Says what the scenario has written down. */
export const scripted: Player = {
  next: async ({ lines }, n) => lines[n] ?? null,
};

/** Plays one scenario against a running service. What cannot go on ends it, and stands in `broken`. */
export async function play(service: Service, scenario: Scenario, player: Player): Promise<Take> {
  try {
    return await played(service, scenario, player);
  } catch (error) {
    return {
      ...{ lines: [], answers: [], brains: [] },
      before: NOWHERE,
      after: NOWHERE,
      waits: false,
      broken: reasonOf(error),
      ms: 0,
    };
  }
}

async function played(service: Service, scenario: Scenario, player: Player): Promise<Take> {
  const began = Date.now();
  const customer = await bring(service, scenario);
  const before = await stateOf(service, customer.order);
  const lines: Line[] = [];
  const speakers: Speaker[] = [];
  let broken: string | null = null;
  for (const step of scenario.steps) {
    const client = await opened(service, scenario, step, customer).catch((error: unknown) => {
      broken = reasonOf(error);
      return null;
    });
    if (!client) break;
    speakers.push(client.speaker);
    try {
      for (let n = 0; ; n++) {
        const line = await player.next(step, n, lines);
        if (line === null) break;
        const text = filled(line, customer);
        lines.push({ who: 'customer', channel: step.channel, text });
        for (const answer of await client.say(text))
          if (answer) lines.push({ who: 'service', channel: step.channel, text: answer });
      }
    } catch (error) {
      broken = reasonOf(error);
    }
    await client.close().catch(() => undefined);
    if (broken) break;
  }
  return {
    ...{ lines, broken, before },
    answers: lines.filter(({ who }) => who === 'service').map(({ text }) => text),
    after: await stateOf(service, customer.order),
    ...(await cameOf(service, customer, speakers)),
    ms: Date.now() - began,
  };
}

async function opened(
  service: Service,
  scenario: Scenario,
  step: Step,
  customer: Cast,
): Promise<ChannelClient> {
  if (step.after) await new Clock(service).advance(step.after);
  return channelClientFor(service, step, customer, scenario.language);
}

/**
 * Whether any thread of the customer's, or of a stranger who named their order, waits for a person; and who
 * composed what was answered in these and wherever else somebody spoke.
 */
async function cameOf(service: Service, { email, phone, order }: Cast, speakers: readonly Speaker[]) {
  const api = new Api(service);
  const found = await Promise.all([{ email }, { phone }, { order }].map((by) => api.customers(by)));
  const elsewhere = await Promise.all(
    speakers.map(async (by) => ('id' in by ? [by.id] : await api.customers(by))),
  );
  let waits = false;
  for (const customer of new Set(found.flat())) waits ||= (await api.deskEntry(customer)) !== null;
  const brains: string[] = [];
  for (const customer of new Set([...found, ...elsewhere].flat())) {
    // A browser whose visitor turned out to be somebody has a thread no more.
    const exchanges = await api.exchanges(customer).catch(() => []);
    for (const { author, message } of exchanges) {
      const brain = author === 'assistant' && message ? await api.brainBehind(customer, message) : null;
      if (brain) brains.push(brain);
    }
  }
  return { waits, brains };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
