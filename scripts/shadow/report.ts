import { html } from '../html.ts';
import { type Judged, worst } from './judge.ts';

/** Conversations that a person is shown. */
export const MOST_SHOWN = 40;

/** What would have come of all of it, in figures. */
export interface Figures {
  conversations: number;
  answered: number;
  resolved: number;
  handedOver: number;
  /** With a sign that something is wrong. */
  wrong: number;
}

export function figuresOf(all: readonly Judged[]): Figures {
  const count = (test: (one: Judged) => boolean) => all.filter(test).length;
  return {
    conversations: all.length,
    answered: count(({ answered }) => answered),
    resolved: count(({ resolved }) => resolved),
    handedOver: count(({ handedOver }) => handedOver),
    wrong: count(({ signs }) => signs.length > 0),
  };
}

/** The figures and the worst, for the terminal. */
export function tableOf(all: readonly Judged[]): string {
  const { conversations, ...counts } = figuresOf(all);
  const share = (n: number) => (conversations === 0 ? '' : ` (${Math.round((100 * n) / conversations)} %)`);
  const rows = [
    `answered     ${counts.answered}${share(counts.answered)}`,
    `resolved     ${counts.resolved}${share(counts.resolved)}`,
    `handed over  ${counts.handedOver}${share(counts.handedOver)}`,
    `look at it   ${counts.wrong}${share(counts.wrong)}`,
  ];
  const list = worst(all, MOST_SHOWN).map(
    ({ past, signs }) => `· ${past.id}: ${signs.map(({ what }) => what).join('; ')}`,
  );
  return [`${conversations} conversations, as they would go now:`, ...rows, '', ...list].join('\n');
}

/** The worst as a page: what the customer said, what was answered then, what would be answered now. */
export function pageOf(all: readonly Judged[]): string {
  const parts = worst(all, MOST_SHOWN).map((one) => {
    const reasons = one.signs.map(({ what }) => `<li>${html(what)}</li>`).join('');
    return `<details open><summary>${html(one.past.id)} (${one.past.channel})</summary><ul>${reasons}</ul>${turnsOf(one)}</details>`;
  });
  const { conversations, answered, resolved, handedOver, wrong } = figuresOf(all);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shadow</title>
<style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}summary{cursor:pointer;padding:.3rem 0}
p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;padding:.5rem .8rem;border-inline-start:3px solid #888}.then{border-color:#a80}.now{border-color:#3b6}ul{color:#b33}</style>
<h1>Shadow</h1><p>${conversations} conversations, as they would go now: ${answered} answered, ${resolved} resolved, ${handedOver} handed over, ${wrong} to look at.</p>
${parts.join('\n')}</html>`;
}

function turnsOf({ past, answers }: Judged): string {
  let n = -1;
  const parts = past.said.map(({ by, text }) => {
    if (by === 'shop') return `<p class="then"><b>The shop, then</b><br>${html(text)}</p>`;
    n++;
    const now = (answers[n] ?? []).map((answer) => `<p class="now"><b>Now</b><br>${html(answer)}</p>`);
    return `<p><b>Customer</b><br>${html(text)}</p>${now.join('')}`;
  });
  return parts.join('');
}
