import { z } from 'zod';
import { withCard } from './cards.ts';
import { type Event, Fact, type FactOf, type LaterFact, Original, type Testimony } from './events.ts';
import type { Card } from './quote.ts';
import { initialState, type State } from './state.ts';
import { Assurance, Channel, Entities, Intent, noEntities } from './values.ts';

/*
 * How stored data of earlier versions is read: the one place that knows old shapes. Fields are only added,
 * and each is optional where an older row lacks it, so that few rows have to be converted. Every exception
 * has its case here, for all readers: before there were cards, a proposal was put to the customer.
 */

/** Stored data, or data of another object, that this version cannot read. */
export class UnreadableStored extends Error {
  constructor(what: string) {
    super(`${what} that this version does not know`);
    this.name = 'UnreadableStored';
  }
}

/** An event as a row of the log has it; `path` and `fact` are JSON. */
export interface StoredEvent {
  id: string;
  seq: number;
  at: string;
  origin: string;
  path: string;
  fact: string;
}

const TYPES: ReadonlySet<string> = new Set(Fact.options.map((option) => option.shape.type.value));
const PASSED_ON: ReadonlySet<string> = new Set(Original.options.map((option) => option.shape.type.value));

/** What every version writes of a fact. */
const Named = z.object({ type: z.string(), session: z.string().optional() });

/**
 * Reads what an object keeps in its own log. Only the type is checked, not every field: this code wrote the
 * row from a typed value, and what came from another object was parsed whole before it became a row. So a
 * field can only be missing because it is younger than the row, and then it is optional. Measured over 30,000
 * events this takes 1.1 times a bare `JSON.parse`, and a full parse 1.7 times; a full parse would also refuse
 * a row whose schema has become narrower since, and drop the fields of a later version. A type of a later
 * version, which a rollback leaves, becomes a {@link LaterFact}. Throws {@link UnreadableStored} for what no
 * version writes.
 */
export function storedFact(json: string): Fact {
  const fact = inTodaysShape(JSON.parse(json));
  if (isFact(fact)) return fact;
  const { data } = Named.safeParse(fact);
  if (!data) throw new UnreadableStored('an event');
  return { type: 'later', named: data.type, json };
}

/** A fact as the log stores it: its type, the session it belongs to, and its JSON. */
export function factRow(fact: Fact): { type: string; session: string | null; fact: string } {
  if (fact.type === 'later') {
    const { session = null } = Named.parse(JSON.parse(fact.json));
    return { type: fact.named, session, fact: fact.json };
  }
  const session = 'session' in fact ? (fact.session ?? null) : null;
  return { type: fact.type, session, fact: JSON.stringify(fact) };
}

/** Whether an earlier version folded a state without events that this version reads. */
export function isOutdated({ passedOver = [] }: State): boolean {
  return passedOver.some((type) => TYPES.has(type));
}

/** A fact whose type the query guarantees. */
export function storedFactOf<Type extends Fact['type']>(type: Type, json: string): FactOf<Type> {
  const fact = storedFact(json);
  if (!isOf(fact, type)) throw new UnreadableStored(`an event that is no ${type}`);
  return fact;
}

/** An event out of the log. */
export function parseEvent({ id, seq, at, origin, path, fact }: StoredEvent): Event {
  return { id, seq, at, origin, path: storedPath(path), fact: storedFact(fact) };
}

const Path = z.array(z.string());

/** The path of a row. Nearly all rows are an object's own. */
export function storedPath(json: string): string[] {
  return json === '[]' ? [] : Path.parse(JSON.parse(json));
}

/** The snapshot that the log keeps of its state; safe for the same reason as {@link storedFact}. */
export function storedState(json: string): State {
  const state: unknown = JSON.parse(json);
  if (!isState(state)) throw new UnreadableStored('a state');
  return withCards(state);
}

/** What the first releases put to a customer: one action in words, which can no longer be agreed to. */
const Proposal = z.object({
  id: z.string(),
  tool: z.string(),
  input: z.unknown(),
  intent: Intent,
  effect: z.string(),
  session: z.string(),
  channel: Channel,
  assurance: Assurance,
  at: z.string(),
});
const Proposed = z.object({ type: z.literal('action.proposed'), proposal: Proposal });

function inTodaysShape(fact: unknown): unknown {
  const { data } = Proposed.safeParse(fact);
  if (!data) return fact;
  return { type: 'card.put', card: cardOf(data.proposal), said: data.proposal.effect };
}

function cardOf({
  id,
  tool,
  input,
  intent,
  session,
  channel,
  assurance,
  at,
}: z.infer<typeof Proposal>): Card {
  const effects = [{ tool, input, intent, quote: null }];
  return { id, session, channel, assurance, at, alternatives: [{ id, effects }] };
}

const Older = z.object({ proposals: z.array(Proposal) });

/** A state whose cards were proposals, and the states of the threads on their way into it. */
function withCards(state: State): State {
  // Converted once: afterwards it is a card.
  const { data } = 'cards' in state ? {} : Older.safeParse(state);
  const offered = data?.proposals.map(cardOf) ?? [];
  const { joining } = state;
  return {
    ...initialState(),
    ...state,
    cards: offered.reduce((cards, card) => withCard(cards, card, card.at), state.cards ?? []),
    ...(joining
      ? { joining: Object.fromEntries(Object.entries(joining).map(([id, other]) => [id, withCards(other)])) }
      : {}),
  };
}

/** The entities of an exchange. Those of the first release may lack some kinds. */
export function storedEntities(json: string): Entities {
  return { ...noEntities(), ...Entities.partial().parse(JSON.parse(json)) };
}

const Envelope = z.object({
  id: z.string(),
  seq: z.number().int(),
  at: z.string(),
  origin: z.string(),
  path: Path,
  fact: Named.loose(),
});
const Whole = Envelope.extend({ fact: Fact });
const Later = z.object({ type: z.literal('later'), named: z.string(), json: z.string() });

/**
 * An event that another object sent, checked whole, since it becomes a row that later readers trust. Returned
 * unchanged, so that a field of a later version is not lost. During a rollout the two objects may run
 * different versions: a type that only the other one reads is a {@link LaterFact} here, and one that the
 * other passed on as such is read where it can be. Throws {@link UnreadableStored}.
 */
export function receivedEvent(event: unknown): Event {
  if (isEvent(event)) return event;
  const { data } = Envelope.safeParse(event);
  if (!data) throw new UnreadableStored('an event from another object');
  const fact = storedFact(Later.safeParse(data.fact).data?.json ?? JSON.stringify(data.fact));
  if (fact.type !== 'later' && !Fact.safeParse(fact).success)
    throw new UnreadableStored('an event from another object');
  return { ...data, fact };
}

/** What another object passes on of a visitor, checked whole. Throws {@link UnreadableStored}. */
export function receivedTestimony(event: unknown): Testimony {
  if (!isTold(event)) throw new UnreadableStored('testimony');
  return event;
}

function isFact(value: unknown): value is Fact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    TYPES.has(value.type) &&
    (value.type !== 'testimony.heard' || isReadableTestimony(value))
  );
}

/** A visitor's event is read by its own type, which may be of a later version too. */
function isReadableTestimony(value: object): boolean {
  return (
    'event' in value &&
    typeof value.event === 'object' &&
    value.event !== null &&
    'type' in value.event &&
    typeof value.event.type === 'string' &&
    PASSED_ON.has(value.event.type)
  );
}

function isOf<Type extends Fact['type']>(fact: Fact, type: Type): fact is FactOf<Type> {
  return fact.type === type;
}

function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && 'control' in value && 'sessions' in value;
}

function isEvent(value: unknown): value is Event {
  return Whole.safeParse(value).success;
}

function isTold(value: unknown): value is Testimony {
  return Original.safeParse(value).success;
}
