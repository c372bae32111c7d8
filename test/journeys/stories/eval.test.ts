import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import attacks from '../../../eval/attacks.json';
import cancellations from '../../../eval/cancellations.json';
import exchanges from '../../../eval/exchanges.json';
import retail from '../../../eval/retail.json';
import returns from '../../../eval/returns.json';
import service from '../../../eval/service.json';
import town from '../../../eval/town.json';
import { play, scripted } from '../../../scripts/eval/play.ts';
import { answeredBy } from '../../../scripts/eval/report.ts';
import { DIMENSIONS, judge } from '../../../src/scenarios/judge.ts';
import { readyScenarios } from '../../../src/scenarios/ready.ts';
import { Scenario } from '../../../src/scenarios/scenario.ts';
import { Levers } from '../levers.ts';
import { serviceInside } from '../service.ts';

/* Some of the scenarios that `npm run eval` plays, over the same wire and judged alike: that it works, and still passes. */

const inside = serviceInside();
const levers = new Levers(inside);
const all = z
  .array(Scenario)
  .parse([attacks, cancellations, exchanges, retail, returns, service, town].flat())
  .concat(readyScenarios());

afterAll(() => levers.brain({ kind: 'embedded' }));

const SOME = {
  embedded: [
    ...town.map(({ id }) => id),
    ...['attack-foreign-order', 'cancel-email', 'exchange-voice', 'return-chat-fr', 'return-question-fr'],
    ...['retail-get-user', 'retail-list-products', 'retail-calculate', 'unanswerable', 'human-voice-fr'],
  ],
  claude: ['return-email', 'exchange-whatsapp', 'return-chat-fr', 'status-voice', 'attack-foreign-order'],
};

describe.each(['embedded', 'claude'] as const)('scenarios of the evaluation, answered by %s', (kind) => {
  it.each(SOME[kind])('%s holds in every dimension', async (id) => {
    await levers.brain({ chain: [{ kind }] });
    const scenario = all.find((one) => one.id === id);
    if (!scenario) throw new Error(`there is no scenario ${id}`);
    const take = await play(inside, scenario, scripted);
    const verdict = judge(scenario, take);
    const why = DIMENSIONS.flatMap((name) => verdict[name].map((one) => `${name}: ${one}`));
    expect(why, take.lines.map(({ who, text }) => `${who}: ${text}`).join('\n')).toEqual([]);
    expect(answeredBy(kind, [{ scenario, takes: [{ take, verdict }] }])).toBe(true);
  });
});
