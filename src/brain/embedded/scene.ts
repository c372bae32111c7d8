import type { CarrierTrack } from '../../carriers/tracking.ts';
import { sameProblem } from '../../conversation/intents.ts';
import { titleIn } from '../../conversation/titles.ts';
import type { Assurance, Attachment, Choice, Intent } from '../../conversation/values.ts';
import type { CodeTarget, CodeWay } from '../../identity/code.ts';
import type { OrderView } from '../../identity/view.ts';
import type { Act } from '../../language/acts.ts';
import { languageOf } from '../../language/index.ts';
import type { Language, Say } from '../../language/language.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import type { Reader } from '../../language/reading/entities.ts';
import { canonical } from '../../tools/canonical.ts';
import type { Toolbox, ToolName, ToolResult } from '../../tools/tool.ts';
import type { PromiseDraft, ProposedCall } from '../brain.ts';
import type { Context } from '../context.ts';
import type { Understanding } from './understand.ts';

/** One turn during planning: what is known, what the customer means, and the reply as it grows. */
export interface Scene {
  readonly context: Context;
  readonly toolbox: Toolbox;
  readonly language: Language;
  readonly compiled: Compiled;
  readonly say: Say;
  /** The store's day. */
  readonly today: string;
  /** How the new messages are read. */
  readonly reader: Reader;
  readonly reading: Understanding;
  /** The id of the chosen answer (pressed, or typed word for word). */
  readonly choice: string | null;
  /** How many pieces were chosen where that was asked. */
  readonly pieces: number | null;
  /** What may be one-time codes in the new messages; empty unless one was asked for. */
  readonly codes: readonly string[];
  /** Look-ups of this turn by order number: none is made twice. */
  readonly lookups: Map<string, ToolResult<OrderView>>;
  /** Where carriers say that parcels are, by parcel: each is asked once a turn. */
  readonly tracks: Map<string, Promise<CarrierTrack | null>>;
  /** Orders this session may see, newest first; those found in this turn are put in front. */
  orders: OrderView[];
  /** Rises to `claimed` when an order was found by its number. */
  assurance: Assurance;
  readonly reply: Reply;
}

export interface Reply {
  acts: Act[];
  /** The card that the reply ends with: each alternative with the calls that one yes covers. */
  proposals: ProposedCall[][];
  /** What would have been put on the card, and the store's shop system cannot do. */
  beyond: ProposedCall | null;
  choices: Choice[];
  attachments: Attachment[];
  tickets: TicketWish[];
  facts: Map<string, string>;
  promises: PromiseDraft[];
  handover: { reason: string; summary: string } | null;
  silence: string | null;
  /** A code that is to be sent once everything else is thought through. */
  code: { target: CodeTarget; by: CodeWay } | null;
  /** All of it was about proof of identity: what was wanted before is still wanted. */
  aboutProof: boolean;
}

/** What becomes of the problem this turn is about. */
export interface TicketWish {
  intent: Intent;
  order: string | null;
  subject: string;
  /** `refuse`: settled, and not as the customer wanted. */
  end: 'open' | 'pause' | 'resolve' | 'refuse' | 'escalate';
}

/**
 * Known to the shop: who has proven a mailbox that is on no account is towards its orders still a stranger.
 */
export function isKnown({ assurance, context }: Scene): boolean {
  return context.speaker.account !== null && (assurance === 'recognised' || assurance === 'verified');
}

/** The day by which a parcel was to be handed in has passed. */
export function pastDay(scene: Scene, deadline: string | null): boolean {
  return deadline !== null && deadline < scene.today;
}

/** What is too late for the assistant is offered to a colleague. */
export function offerColleague(scene: Scene): void {
  if (scene.context.control !== 'assistant') return;
  act(scene, { type: 'offer_person' });
  offerHuman(scene);
}

/** A reply that says and does nothing yet. */
export function emptyReply(): Reply {
  return {
    acts: [],
    proposals: [],
    beyond: null,
    choices: [],
    attachments: [],
    tickets: [],
    facts: new Map(),
    promises: [],
    handover: null,
    silence: null,
    code: null,
    aboutProof: false,
  };
}

/** Puts what is to be said into the reply. */
export function act(scene: Scene, said: Act): void {
  scene.reply.acts.push(said);
}

/** Whether the store's shop system can do what a tool does. */
export function able({ context }: Scene, tool: ToolName): boolean {
  return !context.unable?.includes(tool);
}

/**
 * Puts calls on the card, as one alternative: a yes to it does all of them. The same wish twice is one wish. What the store's shop
 * system cannot do is put to nobody: a colleague does it.
 */
export function propose(scene: Scene, ...calls: ProposedCall[]): void {
  const { reply } = scene;
  const beyond = calls.find(({ tool }) => !able(scene, tool));
  if (beyond) {
    reply.beyond ??= beyond;
    return;
  }
  const put = canonical(calls);
  if (reply.proposals.every((other) => canonical(other) !== put)) reply.proposals.push(calls);
}

/** Puts the way to a person beside the reply, once; not where a person has the thread already. */
export function offerHuman(scene: Scene): void {
  if (scene.context.control !== 'assistant') return;
  if (scene.reply.choices.some(({ id }) => id === 'human')) return;
  scene.reply.choices.push({ id: 'human', label: scene.language.labels.human });
}

/** What becomes of a problem the turn is about, as it stands last. */
export function ticket(
  scene: Scene,
  intent: Intent,
  order: string | null,
  end: TicketWish['end'],
  piece?: string,
): void {
  const { tickets } = scene.reply;
  const at = tickets.findIndex((wish) => wish.order === order && sameProblem(wish.intent, intent));
  if (tickets[at]?.end === 'escalate') return;
  // Colleagues read it.
  const { locale } = scene.context.store;
  const { topic } = languageOf(locale).briefing;
  const item = scene.orders.flatMap(({ items }) => items).find(({ title }) => title === piece);
  const subject = [topic[intent], order && `#${order}`, item ? titleIn(item, locale) : piece]
    .filter(Boolean)
    .join(' · ');
  tickets.splice(at < 0 ? tickets.length : at, 1, { intent, order, subject, end });
}
