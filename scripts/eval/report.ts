import { DIMENSIONS, passes, type Verdict } from '../../src/scenarios/judge.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { html } from '../html.ts';
import type { Take } from './play.ts';
import { type Rates, ratesOf } from './score.ts';

/** A scenario with all its plays. */
export interface Result {
  scenario: Scenario;
  takes: readonly { take: Take; verdict: Verdict }[];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The verdicts as a table for the terminal, those that failed with why. */
export function tableOf(results: readonly Result[], brain: string): string {
  const rates = ratesOf(results.map(({ takes }) => takes.map(({ verdict }) => verdict)));
  const width = Math.max(...results.map(({ scenario }) => scenario.id.length), 8);
  const rows = results.map(({ scenario, takes }) => {
    const passed = takes.filter(({ verdict }) => passes(verdict)).length;
    const cells = DIMENSIONS.map((name) =>
      takes.every(({ verdict }) => verdict[name].length === 0) ? '✓'.padEnd(6) : '✗'.padEnd(6),
    );
    const why = [...new Set(takes.flatMap(({ verdict }) => DIMENSIONS.flatMap((name) => verdict[name])))];
    const line = `${scenario.id.padEnd(width)}  ${cells.join(' ')} ${passed}/${takes.length}`;
    return [line, ...why.map((one) => `${' '.repeat(width)}  · ${one}`)].join('\n');
  });
  const head = `${'scenario'.padEnd(width)}  ${DIMENSIONS.map((name) => name.padEnd(6)).join(' ')} passed`;
  return [head, ...rows, '', summaryOf(rates, brain), `Answers by: ${composers(results)}.`].join('\n');
}

/** How many of the answers each brain composed, the most first; `code` are those that need none. */
function composers(results: readonly Result[]): string {
  const count = new Map<string, number>();
  for (const { takes } of results)
    for (const { take } of takes) for (const name of take.brains) count.set(name, (count.get(name) ?? 0) + 1);
  const most = [...count].sort(([, one], [, other]) => other - one);
  return most.map(([name, answers]) => `${name} ${answers}`).join(', ') || 'nobody';
}

/** Whether a brain composed any answer of these plays. */
export function answeredBy(kind: string, results: readonly Result[]): boolean {
  return results.some(({ takes }) => takes.some(({ take }) => take.brains.includes(kind)));
}

/** Why there is no table for a brain that was never asked. */
export function skippedText(brain: string, troubles: readonly string[]): string {
  const why =
    troubles.length > 0 ? troubles.join('\n  ') : 'it may not be asked here (settings.brain.outsideEu)';
  return `${brain}: skipped. It composed no answer: what others would have answered says nothing of it.\n  ${why}`;
}

/** One sentence with the figures. */
function summaryOf(rates: Rates, brain: string): string {
  const k = rates.scenarios === 0 ? 1 : Math.max(1, Math.round(rates.plays / rates.scenarios));
  const held = DIMENSIONS.map((name) => `${name} ${percent(rates.held[name])}`).join(', ');
  return `${brain}: ${rates.scenarios} scenarios, ${rates.plays} plays: pass^1 ${percent(rates.passOne)}, pass^${k} ${percent(rates.passK)} (${held}).`;
}

/** The whole of it as one page: every play with its words. */
export function pageOf(results: readonly Result[], brain: string): string {
  const rates = ratesOf(results.map(({ takes }) => takes.map(({ verdict }) => verdict)));
  const parts = results.map(({ scenario, takes }) => {
    const all = takes.every(({ verdict }) => passes(verdict));
    const plays = takes.map(({ take, verdict }) => {
      const why = DIMENSIONS.flatMap((name) => verdict[name].map((one) => `${name}: ${one}`));
      const said = take.lines.map(
        ({ who, channel, text }) =>
          `<p class="${who}"><b>${who === 'customer' ? 'Customer' : 'Service'}</b> <i>${channel}</i><br>${html(text)}</p>`,
      );
      const reasons = why.map((one) => `<li>${html(one)}</li>`).join('');
      return `<section><h3>${passes(verdict) ? 'Passed' : 'Failed'}, ${take.ms} ms</h3><ul>${reasons}</ul>${said.join('')}</section>`;
    });
    return `<details${all ? '' : ' open'}><summary>${all ? '✓' : '✗'} ${html(scenario.id)}: ${html(scenario.goal)}</summary>${plays.join('')}</details>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Evaluation</title>
<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}summary{cursor:pointer;padding:.3rem 0}
p{white-space:pre-wrap;margin:.5rem 0;padding:.5rem .8rem;border-inline-start:3px solid #888}p.service{border-color:#3b6}ul{color:#b33}</style>
<h1>Evaluation</h1><p>${html(`${summaryOf(rates, brain)} Answers by: ${composers(results)}.`)}</p>${parts.join('\n')}</html>`;
}
