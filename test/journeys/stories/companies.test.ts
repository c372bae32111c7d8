import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import saas from '../../../eval/saas.json';
import town from '../../../eval/town.json';
import { play, scripted } from '../../../scripts/eval/play.ts';
import { answeredBy } from '../../../scripts/eval/report.ts';
import { DIMENSIONS, judge } from '../../../src/scenarios/judge.ts';
import { Scenario } from '../../../src/scenarios/scenario.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* Appointments, pickups and subscriptions with each model behind the channels, through the tools' own schemas. */

const service = serviceInside();
const levers = new Levers(service);
afterAll(() => levers.brain({ kind: 'embedded' }));

const PLAYED = [
  ...['visit-when-voice', 'visit-when-whatsapp-fr', 'visit-move-whatsapp', 'visit-move-voice-fr'],
  ...['visit-cancel-voice', 'pickup-ready-whatsapp', 'pickup-ready-voice-fr', 'pickup-preparing-chat'],
  ...['saas-plan', 'saas-plan-fr', 'saas-invoice-again', 'saas-cancel', 'saas-cancel-fr-kept'],
  ...['saas-payment-failed', 'saas-seats', 'saas-seats-priced'],
];
const scenarios = z.array(Scenario).parse([...saas, ...town]);

describe.each([
  ['claude', { kind: 'claude' }],
  ['gpt', { kind: 'gpt' }],
  ['compatible', { kind: 'compatible', model: 'mistral-small-3.1' }],
  ['workers-ai', { kind: 'workers-ai' }],
] as const)('with %s behind the channels', (kind, brain) => {
  it.each(PLAYED)('%s holds in every dimension', async (id) => {
    await levers.brain({ chain: [brain] });
    const scenario = scenarios.find((one) => one.id === id);
    if (!scenario) throw new Error(`there is no scenario ${id}`);
    const take = await play(service, scenario, scripted);
    const verdict = judge(scenario, take);
    const why = DIMENSIONS.flatMap((name) => verdict[name].map((one) => `${name}: ${one}`));
    expect(why, take.lines.map(({ who, text }) => `${who}: ${text}`).join('\n')).toEqual([]);
    expect(answeredBy(kind, [{ scenario, takes: [{ take, verdict }] }])).toBe(true);
  });
});
