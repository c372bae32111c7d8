import type { Brain, BrainStep } from '../../src/brain/brain.ts';
import { cardView, settledView } from '../../src/brain/build-context.ts';
import type { AskedMessage, Context } from '../../src/brain/context.ts';
import { saysDrop } from '../../src/brain/embedded/dropped.ts';
import { embeddedBrain } from '../../src/brain/embedded/index.ts';
import { plainlyRequests } from '../../src/brain/embedded/requested.ts';
import { runTurn } from '../../src/brain/turn.ts';
import { withWhole } from '../../src/brain/whole.ts';
import { consentTo } from '../../src/consent/index.ts';
import { withDone } from '../../src/conversation/cards.ts';
import type { Quote } from '../../src/conversation/quote.ts';
import { type Assurance, atLeast, type Channel } from '../../src/conversation/values.ts';
import { spokenIn } from '../../src/language/switch.ts';
import { deedOf, isToolName } from '../../src/tools/index.ts';
import type { Refusal, Settled, Toolbox, ToolName, ToolResult } from '../../src/tools/tool.ts';
import { no } from './world/lots.ts';
import { manners } from './world/manners.ts';
import { quotedIn } from './world/quoted.ts';
import { runIn } from './world/run.ts';
import { type Said, Thread } from './world/thread.ts';
import { consequential, needs, reads, reversible } from './world/tools.ts';

export { manners } from './world/manners.ts';
export { label, order, product } from './world/seed.ts';
export type { Said } from './world/thread.ts';

/*
 * A small world for the brain: a shop that keeps its rules, and a thread that grows as the real one does.
 * Nothing here knows what the brain says; it carries steps over into the next context.
 */

/** One person's thread with the shop behind it. */
export class World extends Thread {
  /** A new session on a channel: what was said before is now said elsewhere. */
  speak(channel: Channel, assurance: Assurance, firstName: string | null = null): this {
    this.channel = channel;
    this.assurance = assurance;
    this.firstName = firstName;
    this.session = `s-${++this.count}`;
    this.history = this.history.map((exchange) => ({ ...exchange, sameSession: false }));
    this.saidAt = null;
    return this;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  /** What was said so far becomes a stranger's words about the order: only readable. */
  asTestimony(): this {
    this.history = this.history.map((exchange) => ({ ...exchange, testimony: true, sameSession: false }));
    this.tickets = [];
    this.cards = [];
    return this;
  }

  async press(id: string): Promise<Said> {
    return this.say('', { choice: id });
  }

  async say(text: string, over: Partial<AskedMessage> = {}): Promise<Said> {
    const asked: AskedMessage = {
      id: `m-${++this.count}`,
      at: this.now,
      text,
      subject: null,
      attachments: [],
      choice: null,
      kind: 'text',
      ...over,
    };
    const spoken = asked.choice ? null : spokenIn(text, this.facts.language ?? this.locale);
    if (spoken) this.facts.language = spoken;
    const before = this.calls.length;
    const settled = settledView(this.settle(asked), this.speaker);
    const context = this.context([asked], settled.consent === 'none' ? {} : { settled });
    const steps: BrainStep[] = [];
    const watched: Brain = {
      name: 'watched',
      introduces: true,
      async *think(...given) {
        for await (const step of embeddedBrain.think(...given)) {
          steps.push(step);
          yield step;
        }
      },
    };
    const outcome = await runTurn([watched], context, {
      turn: 'turn-1',
      toolbox: this.toolbox(asked),
      signal: new AbortController().signal,
      say: () => undefined,
      unsay: () => '',
      id: (prefix) => `${prefix}-${++this.count}`,
      hosts: ['lune.example'],
      turnMs: 60_000,
      judge: () => undefined,
    });
    const said = this.commit(asked, steps, outcome);
    this.now = new Date(Date.parse(this.now) + 30_000).toISOString();
    return { ...said, calls: this.calls.slice(before).map(({ name }) => name) };
  }

  context(asked: AskedMessage[], over: Partial<Context> = {}): Context {
    const known = this.known();
    const {
      name,
      locale,
      timeZone,
      returns,
      shipping,
      hours,
      holidays,
      voice,
      currency,
      country,
      orderLookup,
      promises,
      appointments,
      company,
    } = this.settings;
    return {
      now: this.now,
      store: {
        name,
        locale,
        timeZone,
        returns,
        shipping,
        hours,
        holidays,
        voice,
        currency,
        country,
        orderLookup,
        promises,
        appointments,
        company,
      },
      channel: this.channel,
      manner: manners[this.channel],
      locale: this.facts.language ?? this.locale,
      speaker: {
        session: this.session,
        assurance: this.assurance,
        firstName: known ? this.firstName : null,
        name: null,
        account: known ? this.account : null,
      },
      introduction: this.introduced.has(this.channel) ? null : `INTRODUCTION ${this.channel}.`,
      asked,
      history: this.history,
      tickets: this.tickets,
      orders: known ? this.orders : this.orders.filter(({ id }) => this.claims.has(id)),
      cards: this.putTo()
        .filter((card) => this.stands(card))
        .map((card) => cardView(card, this.speaker)),
      lapsed: this.putTo()
        .filter((card) => !this.stands(card))
        .map((card) => cardView(card, this.speaker)),
      done: known ? this.done : [],
      facts: this.facts,
      control: this.control,
      promises: this.promises,
      unable: this.unable,
      refused: this.refused,
      ...over,
    };
  }

  settle(asked: AskedMessage): Settled {
    const candidates = this.putTo()
      .filter((card) => this.stands(card))
      .map((card) => ({
        card,
        here: card.session === this.session,
        fresh: card.session === this.session && card.putAt === this.saidAt,
      }));
    const locale = this.facts.language ?? this.locale;
    const read = withWhole(consentTo(candidates, [asked], locale), asked.choice ? '' : asked.text);
    const own = candidates.findLast(({ here }) => here);
    const heard = { locale, today: this.now.slice(0, 10), country: 'FR' };
    const acts = (own?.card.alternatives ?? []).flatMap(({ effects }) =>
      effects.flatMap(({ quote }) => quote?.act ?? []),
    );
    const open = read.kind !== 'agrees' && read.kind !== 'declines';
    const dropped = read.kind === 'changes' ? [] : acts;
    const consent =
      own && open && saysDrop(asked.choice ? '' : asked.text, heard, dropped)
        ? { kind: 'declines' as const, card: own.card }
        : read;
    if (consent.kind === 'declines') this.lapse(consent.card.id);
    if (consent.kind !== 'agrees') return { consent, results: [] };
    const { effects = [] } = consent.card.alternatives.find(({ id }) => id === consent.alternative) ?? {};
    const results: Settled['results'] = [];
    for (const [n, effect] of effects.entries()) {
      const { tool, input } = effect;
      const now = isToolName(tool) ? quotedIn(this, tool, input) : no({ code: 'invalid', message: '' });
      const same = now.ok && JSON.stringify(now.output) === JSON.stringify(effect.quote);
      const result =
        !isToolName(tool) || !now.ok
          ? now
          : this.limited.includes(tool)
            ? no({ code: 'approval', due: this.now, said: 'A colleague has to approve this.', message: '' })
            : same
              ? this.do(tool, input, consent.alternative, n)
              : no({ code: 'changed', message: '' });
      results.push({ effect, result });
      if (result.ok) continue;
      if (result.refusal.code === 'approval') this.lapse(consent.card.id);
      else if (result.refusal.code !== 'assurance') this.lapse(consent.card.id);
      break;
    }
    return { consent, results };
  }

  toolbox(asked: AskedMessage): Toolbox {
    const words = asked.choice ? '' : asked.text;
    const call = async (name: ToolName, input: unknown): Promise<ToolResult<never>> => {
      const quoted = reversible.includes(name) ? quotedIn(this, name, input) : null;
      if (quoted && !quoted.ok) return quoted;
      const again = quoted?.output.act === 'return' && quoted.output.out.length === 0;
      if (consequential.includes(name) || (quoted && !again && !this.asked(quoted.output, words)))
        return no({ code: 'consent', message: '' });
      return this.do(name, input, null, 0);
    };
    return { call: call as Toolbox['call'], quote: async (name, input) => quotedIn(this, name, input) };
  }

  asked(quote: Quote, words: string): boolean {
    const order = this.orders.find(({ id }) => id === quote.order);
    const heard = { locale: this.facts.language ?? this.locale, today: this.now.slice(0, 10), country: 'FR' };
    return this.known() && order !== undefined && plainlyRequests(quote, order, words, heard);
  }

  /** Carries a call out, of a brain or of a yes to a card. */
  do(name: ToolName, input: unknown, alternative: string | null, n: number): ToolResult<never> {
    this.calls.push({ name, input });
    if (this.unable.includes(name)) return no({ code: 'policy', reason: 'unsupported', message: '' });
    if (needs[name] === 'recognised' ? !this.known() : !atLeast(this.assurance, needs[name]))
      return no({ code: 'assurance', needs: needs[name], message: '' });
    const output = runIn(this, name, input as Record<string, never>);
    if ('refusal' in output) return no(output.refusal as Refusal);
    if (!reads.includes(name)) {
      const about = (input as { order: string }).order;
      this.done.push({
        tool: name,
        does: deedOf(name),
        input,
        output,
        at: this.now,
        channel: this.channel,
        order: about,
      });
      const key = `card:${alternative}:${n}`;
      this.cards = withDone(this.cards, { key, proposal: alternative, order: about, session: this.session });
    }
    return { ok: true, output: output as never };
  }
}

export function ofType<T extends BrainStep['type']>(said: Said, type: T): Extract<BrainStep, { type: T }>[] {
  return said.steps.filter((step): step is Extract<BrainStep, { type: T }> => step.type === type);
}
