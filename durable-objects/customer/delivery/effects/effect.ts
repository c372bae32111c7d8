import { z } from 'zod';
import type { Event, Fact } from '../../../../src/conversation/events.ts';
import type { State } from '../../../../src/conversation/state.ts';
import { traceId } from '../../../../src/trace.ts';
import { unknownIn } from '../../../storage/json.ts';
import type { DeliveryResult, Ending, OutboxEntry, OutboxKind, OutboxRow } from '../../thread/outbox/row.ts';
import type { Thread } from '../../thread/thread.ts';
import type { Codes } from '../../verification/codes.ts';
import type { DeliveryContext } from '../deliver.ts';

/** An event that was just written, and the thread's state after it. */
export interface Cause {
  event: Event;
  state: State;
  self: string;
  /** The newest event's number. */
  seq: number;
}

/** What has to be sent. `address` orders: rows to one address are sent one after the other. */
export interface Outgoing<Body> {
  address: string;
  /** The message it delivers, or is about. */
  message: string | null;
  body: Body;
}

/** A row that is being delivered, with its parsed body. */
export type RowOf<Body> = Omit<OutboxRow, 'body'> & { body: Body };

/** The facts that an attempt adds to the log; with `ids`, one for each fact, they are added once. */
export interface SettledFacts {
  facts: Fact[];
  ids?: string[];
}

/** What recording a result in the log may use. */
export interface SettleContext {
  thread: Thread;
  codes: Pick<Codes, 'delivery'>;
  context(): Promise<DeliveryContext>;
}

/** Looks up events of one log, for rows that move to another one, where they have other numbers. */
export interface LogPlace {
  idOf(seq: number): string | null;
  seqOf(id: string): number | null;
  newest(): number;
}

/** One kind of row in a customer's outbox: everything that is special about it. */
interface Spec<Kind extends OutboxKind, Body extends object> {
  kind: Kind;
  /** What its rows contain besides the trace. Rows of every earlier version have to fit. */
  body: z.ZodType<Body>;
  /** What has to be sent because of an event. Pure; absent where only code queues it. */
  due?(cause: Cause): Outgoing<Body>[];
  /** Delivers a row. Expected failures are values; an exception counts as worth another attempt. */
  deliver(row: RowOf<Body>, context: DeliveryContext): DeliveryResult | Promise<DeliveryResult>;
  /** The facts for the log from how an attempt ended. */
  settled?(
    row: RowOf<Body>,
    ending: Ending,
    context: SettleContext,
  ): SettledFacts | null | Promise<SettledFacts | null>;
  /**
   * For a body that contains event numbers: the event it is about, and the body for another log (null: it is
   * not there).
   */
  transfer?: {
    event?(body: Body, from: LogPlace): string | null;
    arrive(body: Body, event: string | null, to: LogPlace): Body | null;
  };
  /** News for other threads, which waits for answers to customers. */
  background?: true;
  /** A message to the customer. */
  posted?: true;
  /** How many rows are under way at once, where an isolate's 128 MB must hold what each loads. */
  atOnce?: number;
  /** It does not delay a link: the link may be what it waits for, and repeating it does no harm. */
  harmless?: true;
  /** Its rows outlive the beginning of an erasure, which reads from them where the customer's words were copied. */
  leadsToTestimony?: true;
}

const Traced = z.object({ trace: z.string().optional() });

/** A kind as outbox, drain, links and erasure use it: they know no body. */
export interface Effect {
  readonly kind: OutboxKind;
  readonly background: boolean;
  readonly posted: boolean;
  readonly harmless: boolean;
  readonly leadsToTestimony: boolean;
  readonly atOnce: number;
  due(cause: Cause): OutboxEntry[];
  deliver(row: OutboxRow, context: DeliveryContext): DeliveryResult | Promise<DeliveryResult>;
  settled(
    row: OutboxRow,
    ending: Ending,
    context: SettleContext,
  ): SettledFacts | null | Promise<SettledFacts | null>;
  /** The event a row is about, by an id that every log has; null where it is about none. */
  eventOf(body: string, from: LogPlace): string | null;
  /** A row's body in the log it has moved to; null where its event is not there. */
  arrive(body: string, event: string | null, to: LogPlace): string | null;
}

/** The same for code that queues it, or reads what was queued. */
export interface EffectOf<Body> extends Effect {
  /** A row for the outbox. */
  entry(outgoing: Outgoing<Body>, path?: string[]): OutboxEntry;
  /** A parsed stored body; null where it is invalid. */
  read(body: string): Body | null;
}

/** Makes a kind: its rows are parsed here and nowhere else, so that no other code sees an unchecked body. */
export function effect<Kind extends OutboxKind, Body extends object>(spec: Spec<Kind, Body>): EffectOf<Body> {
  const read = (row: OutboxRow): RowOf<Body> | null => {
    const json = jsonOf(row.body);
    const body = spec.body.safeParse(json).data;
    return body ? { ...row, body } : null;
  };
  const entry: EffectOf<Body>['entry'] = ({ body, ...outgoing }, path = []) => ({
    kind: spec.kind,
    ...outgoing,
    body: JSON.stringify({ ...body, trace: traceId() }),
    path,
  });
  return {
    kind: spec.kind,
    background: spec.background ?? false,
    posted: spec.posted ?? false,
    harmless: spec.harmless ?? false,
    leadsToTestimony: spec.leadsToTestimony ?? false,
    atOnce: spec.atOnce ?? Number.POSITIVE_INFINITY,
    entry,
    read: (body) => spec.body.safeParse(jsonOf(body)).data ?? null,
    due: (cause) => (spec.due?.(cause) ?? []).map((one) => entry(one, cause.event.path)),
    deliver(row, context) {
      const known = read(row);
      return known ? spec.deliver(known, context) : { status: 'failed', error: 'unreadable row' };
    },
    settled(row, ending, context) {
      const known = spec.settled && read(row);
      return known ? (spec.settled?.(known, ending, context) ?? null) : null;
    },
    eventOf(body, from) {
      const known = spec.transfer?.event && spec.body.safeParse(jsonOf(body)).data;
      return known ? (spec.transfer?.event?.(known, from) ?? null) : null;
    },
    arrive(body, event, to) {
      if (!spec.transfer) return body;
      const known = spec.body.safeParse(jsonOf(body)).data;
      const here = known && spec.transfer.arrive(known, event, to);
      return here ? JSON.stringify({ ...here, ...Traced.safeParse(jsonOf(body)).data }) : null;
    },
  };
}

/** The trace that a stored body belongs to; absent where it names none. */
export function traceOf(body: string): string | undefined {
  return Traced.safeParse(jsonOf(body)).data?.trace;
}

function jsonOf(body: string): unknown {
  try {
    return unknownIn(body);
  } catch {
    return null;
  }
}
