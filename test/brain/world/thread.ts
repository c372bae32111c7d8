import type { BrainStep, PromiseDraft } from '../../../src/brain/brain.ts';
import type { AskedMessage, Context, PastExchange, PromiseView } from '../../../src/brain/context.ts';
import { type KeptCard, withCard } from '../../../src/conversation/cards.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import { atLeast, type Channel, type Choice, noEntities } from '../../../src/conversation/values.ts';
import type { DoneAction, TicketView } from '../../../src/conversation/views.ts';
import type { ToolName } from '../../../src/tools/tool.ts';
import { Shop } from './shop.ts';

export interface Said {
  text: string;
  choices: Choice[];
  steps: BrainStep[];
  calls: string[];
}

/** What was said and agreed so far, and how a turn adds to it. */
export class Thread extends Shop {
  history: PastExchange[] = [];
  tickets: TicketView[] = [];
  cards: KeptCard[] = [];
  done: DoneAction[] = [];
  facts: Record<string, string> = {};
  promises: PromiseView[] = [];
  /** What a person refused. */
  refused: NonNullable<Context['refused']> = [];
  control: Context['control'] = 'assistant';
  introduced = new Set<Channel>(['chat', 'email', 'whatsapp', 'voice']);
  calls: { name: ToolName; input: unknown }[] = [];
  saidAt: string | null = null;
  session = 's-1';
  channel: Channel = 'chat';
  firstName: string | null = null;
  count = 0;

  get speaker() {
    return { id: this.session, assurance: this.assurance };
  }

  /** Cards that this session may say yes to, and those that have lapsed. */
  putTo(): KeptCard[] {
    return this.cards.filter(
      ({ session, assurance, over }) =>
        over === undefined &&
        atLeast(this.assurance, assurance) &&
        (session === this.session || (this.known() && atLeast(assurance, 'recognised'))),
    );
  }

  stands({ at }: KeptCard): boolean {
    return Date.parse(this.now) - Date.parse(at) <= this.settings.limits.offerDays * 86_400_000;
  }

  commit(asked: AskedMessage, steps: BrainStep[], { reply, card }: TurnOutcome): Omit<Said, 'calls'> {
    const text = reply?.text ?? '';
    const choices = reply?.choices ?? [];
    const record = steps.find((step) => step.type === 'record');
    const base = { at: this.now, channel: this.channel, ticket: null, testimony: false, sameSession: true };
    this.introduced.add(this.channel);
    this.history.push({
      ...base,
      author: 'customer',
      text: asked.text,
      intent: record?.findings.intent ?? null,
      entities: record?.findings.entities ?? noEntities(),
      choices: [],
    });
    for (const step of steps) {
      if (step.type === 'learn') this.facts = { ...this.facts, [step.name]: step.value };
      if (step.type === 'promise') this.promises.push(promiseOf(step.promise));
      if (step.type === 'handover') {
        this.control = 'waiting';
        if (!card && step.reason === 'replacement')
          this.cards = this.cards.filter(({ session }) => session !== this.session);
      }
      if (step.type === 'ticket') this.ticket(step.ticket);
    }
    if (card) this.cards = withCard(this.cards, card.card, this.now);
    this.cards = this.cards.filter(({ over }) => over === undefined);
    this.saidAt = this.now;
    if (text)
      this.history.push({
        ...base,
        author: 'assistant',
        text,
        intent: null,
        entities: noEntities(),
        choices,
      });
    return { text, choices, steps };
  }

  ticket(step: Extract<BrainStep, { type: 'ticket' }>['ticket']): void {
    const status = {
      open: 'open',
      continue: 'open',
      pause: 'paused',
      resolve: 'resolved',
      escalate: 'escalated',
    } as const;
    if (step.op === 'open') {
      const { intent, order: about, subject } = step;
      const id = `t-${++this.count}`;
      this.tickets = [
        {
          id,
          intent,
          order: about,
          subject,
          status: 'open',
          openedAt: this.now,
          at: this.now,
          channel: this.channel,
        },
        ...this.tickets,
      ];
      return;
    }
    const id = step.id ?? this.tickets[0]?.id;
    this.tickets = this.tickets.map((ticket) =>
      ticket.id === id ? { ...ticket, status: status[step.op], at: this.now, channel: this.channel } : ticket,
    );
  }

  lapse(id: string): void {
    this.cards = this.cards.filter((card) => card.id !== id);
  }
}

function promiseOf({ what, due, act }: PromiseDraft): PromiseView {
  return { what, due, act: act ?? null, name: null, late: false };
}
