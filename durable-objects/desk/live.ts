import { z } from 'zod';
import { now, timestamp } from '../../src/clock.ts';
import type {
  Counts,
  DeskClientFrame,
  DeskServerFrame,
  DeskView,
  Person,
  Presence,
  QueueEntry,
  Viewer,
} from '../../src/console/protocol.ts';
import { PresenceNews } from './presence-news.ts';
import { isIn, type QueuedThread, type ThreadQueue } from './queue.ts';

/** Rows of a page. */
const AT_ONCE = 100;

const View = z.enum(['mine', 'unassigned', 'waiting', 'assistant', 'snoozed', 'closed', 'blocked', 'all']);
const State = z.enum(['online', 'away', 'paused']);

/** A desk socket's state across hibernation, as the Worker verified it. */
export const DeskSocket = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  /** The session of their cookie; null where it is none of ours. */
  signIn: z.string().nullable().default(null),
  view: View.nullable().default(null),
  watching: z.string().nullable().default(null),
  at: z.string().default(''),
  state: State.default('online'),
  /** Calls can be put through to this window. */
  calls: z.boolean().default(false),
});
export type DeskSocket = z.infer<typeof DeskSocket>;

const Frame: z.ZodType<DeskClientFrame> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    view: View,
    after: z.string().max(200).optional(),
    calls: z.boolean().optional(),
  }),
  z.object({ type: z.literal('calls'), on: z.boolean() }),
  z.object({ type: z.literal('presence'), state: State }),
  z.object({ type: z.literal('watching'), customer: z.string().max(64).nullable() }),
]);

interface LiveParts {
  queue: ThreadQueue;
  people(): Person[];
}

/** The consoles that look at one store's desk. */
export class DeskLive {
  readonly #ctx: DurableObjectState;
  readonly #parts: () => LiveParts;
  readonly #presenceNews = new PresenceNews(
    () => this.#presence(),
    (told) => this.#broadcast({ type: 'presence', ...told }),
  );
  /** Whose telephone rings for which customer, and until when: forgotten with the object, as it lasts half a minute. */
  readonly ringing = new Map<string, { customer: string; until: number }>();

  constructor(ctx: DurableObjectState, parts: () => LiveParts) {
    this.#ctx = ctx;
    this.#parts = parts;
  }

  accept(socket: DeskSocket): Response {
    const { 0: client, 1: wire } = new WebSocketPair();
    this.#ctx.acceptWebSocket(wire);
    keep(wire, socket);
    this.#presenceNews.changed();
    return new Response(null, { status: 101, webSocket: client });
  }

  onMessage(wire: WebSocket, data: string | ArrayBuffer): void {
    const socket = socketOf(wire);
    const frame = frameOf(data);
    if (!socket) wire.close(1012, 'dial again');
    else if (frame) this.#heard(wire, socket, frame);
    else tell(wire, { type: 'error', code: 'bad_frame', message: 'Not a frame of this protocol.' });
  }

  #heard(wire: WebSocket, socket: DeskSocket, frame: DeskClientFrame): void {
    switch (frame.type) {
      case 'hello': {
        keep(wire, { ...socket, view: frame.view, calls: frame.calls ?? false });
        const { queue } = this.#parts();
        const { threads, next } = queue.page(frame.view, socket.person.id, frame.after ?? null, AT_ONCE);
        const entries = threads.map((thread) => this.#entry(thread));
        tell(wire, { type: 'list', view: frame.view, entries, next, counts: this.#counts(socket.person.id) });
        tell(wire, { type: 'presence', people: this.#presence() });
        return;
      }
      case 'calls':
        keep(wire, { ...socket, calls: frame.on });
        return;
      case 'presence':
        keep(wire, { ...socket, state: frame.state });
        this.#presenceNews.changed();
        return;
      case 'watching': {
        keep(wire, { ...socket, watching: frame.customer, at: timestamp() });
        for (const customer of new Set([socket.watching, frame.customer])) if (customer) this.#seen(customer);
      }
    }
  }

  /** A page of a view; with a question only what has its words, all of it on one page. */
  find(
    question: string,
    view: DeskView,
    person: string,
    after: string | null,
  ): { entries: QueueEntry[]; next: string | null } {
    const { queue } = this.#parts();
    const { threads, next } = question.trim()
      ? { threads: queue.find(question, view, person, AT_ONCE), next: null }
      : queue.page(view, person, after, AT_ONCE);
    return { entries: threads.map((thread) => this.#entry(thread)), next };
  }

  /** How the desk has these threads, where it has them. */
  entries(customers: readonly string[]): QueueEntry[] {
    const { queue } = this.#parts();
    return customers.flatMap((customer) => {
      const thread = queue.get(customer);
      return thread ? [this.#entry(thread)] : [];
    });
  }

  /** A window was closed: of whoever had no other one the colleagues are told. */
  onClose(wire: WebSocket): void {
    const socket = socketOf(wire);
    this.#presenceNews.changed();
    if (socket?.watching) this.#seen(socket.watching, wire);
  }

  /** A thread stands otherwise than before (null: it is new, or gone). */
  changed(
    before: QueuedThread | null,
    after: QueuedThread | null,
    why: Extract<DeskServerFrame, { type: 'entry' }>['why'] = before ? 'changed' : 'new',
  ): void {
    const customer = (after ?? before)?.card.customer ?? '';
    const entry = after && this.#entry(after);
    const counted = this.#counter();
    for (const [wire, { view, person }] of this.#open()) {
      if (!view) continue;
      const shown = after !== null && isIn(view, after, person.id, now());
      if (shown && entry) tell(wire, { type: 'entry', entry, why });
      else if (before) tell(wire, { type: 'gone', customer });
      tell(wire, { type: 'counts', counts: counted(person.id) });
    }
  }

  /** Who has a console before them, and looks at it. */
  online(): Set<string> {
    return new Set(
      [...this.#open()].flatMap(([, { person, state }]) => (state === 'online' ? person.id : [])),
    );
  }

  /** Who takes calls in a browser now, and is on no break: those who speak the language first. */
  callable(language: string, most: number): { id: string; name: string }[] {
    const there = new Set(
      [...this.#open()].flatMap(([, one]) => (one.calls && one.state !== 'paused' ? one.person.id : [])),
    );
    const people = this.#parts()
      .people()
      .filter(({ id }) => there.has(id));
    const speak = ({ languages }: Person) => Number(languages.includes(language));
    const sorted = people.sort((one, other) => speak(other) - speak(one));
    return sorted.slice(0, most).map(({ id, name }) => ({ id, name }));
  }

  /** Who is at the desk, and on no break. */
  present(): Set<string> {
    return new Set(
      [...this.#open()].flatMap(([, { person, state }]) => (state === 'paused' ? [] : person.id)),
    );
  }

  /** Whether somebody has a thread before them. */
  looksAt(person: string, customer: string): boolean {
    return [...this.#open()].some(
      ([, socket]) =>
        socket.person.id === person && socket.watching === customer && socket.state === 'online',
    );
  }

  /** Something for some people's attention. */
  alert(
    to: (person: string) => boolean,
    alert: Omit<Extract<DeskServerFrame, { type: 'alert' }>, 'type'>,
  ): void {
    for (const [wire, { person, state }] of this.#open())
      if (state !== 'paused' && to(person.id)) tell(wire, { type: 'alert', ...alert });
  }

  /** What waits for a decision has changed. */
  recount(): void {
    const counted = this.#counter();
    for (const [wire, { person }] of this.#open()) tell(wire, { type: 'counts', counts: counted(person.id) });
  }

  /** A person (or a token) may be here no more: everywhere, or where they are signed in by this session. */
  dismiss(person: string | null, signIn: string | null = null): void {
    for (const [wire, socket] of this.#open())
      if (socket.person.id === person || (signIn !== null && socket.signIn === signIn))
        wire.close(4401, 'signed out');
  }

  #seen(customer: string, but?: WebSocket): void {
    const thread = this.#parts().queue.get(customer);
    if (!thread) return;
    const entry = this.#entry(thread, but);
    for (const [wire, { view, person }] of this.#open(but))
      if (view && isIn(view, thread, person.id, now())) tell(wire, { type: 'entry', entry, why: 'changed' });
  }

  #entry({ card, assigned, snoozed }: QueuedThread, but?: WebSocket): QueueEntry {
    const { holder, heardAt: _, ...shown } = card;
    const person =
      assigned === null
        ? null
        : this.#parts()
            .people()
            .find(({ id }) => id === assigned);
    const advisor = person ? { id: person.id, name: person.name } : holder;
    return {
      ...shown,
      tags: card.tags ?? [],
      advisor: assigned === null ? holder : (advisor ?? { id: assigned, name: assigned }),
      snoozedUntil: snoozed !== null && snoozed > now() ? new Date(snoozed).toISOString() : null,
      viewers: this.#viewers(card.customer, but),
    };
  }

  #viewers(customer: string, but?: WebSocket): Viewer[] {
    const viewers = new Map<string, Viewer>();
    for (const [, { person, watching, at }] of this.#open(but))
      if (watching === customer) viewers.set(person.id, { ...person, at });
    return [...viewers.values()];
  }

  #presence(): Presence[] {
    const { queue, people } = this.#parts();
    const load = queue.counts().of;
    const states = new Map<string, Presence['state']>();
    for (const [, { person, state }] of this.#open())
      if (states.get(person.id) !== 'online') states.set(person.id, state);
    return people().map(({ id, name, limit }) => {
      return { id, name, limit, state: states.get(id) ?? 'offline', load: load.get(id) ?? 0 };
    });
  }

  #counts(person: string): Counts {
    return this.#counter()(person);
  }

  /** Counted once for however many look. */
  #counter(): (person: string) => Counts {
    const { queue } = this.#parts();
    const { of, ...counts } = queue.counts();
    const decisions = queue.decisions();
    return (person) => ({
      ...counts,
      ...decisions,
      mine: of.get(person) ?? 0,
      assistant: 0,
      closed: 0,
      blocked: 0,
    });
  }

  *#open(but?: WebSocket): Iterable<[WebSocket, DeskSocket]> {
    for (const wire of this.#ctx.getWebSockets()) {
      const socket = wire === but || wire.readyState !== WebSocket.OPEN ? null : socketOf(wire);
      if (socket) yield [wire, socket];
    }
  }

  #broadcast(frame: DeskServerFrame): void {
    for (const [wire, { view }] of this.#open()) if (view) tell(wire, frame);
  }
}

/** What was read of sockets since the object woke: all of them are looked through for each thing that happens. */
const read = new WeakMap<WebSocket, DeskSocket>();

function socketOf(wire: WebSocket): DeskSocket | null {
  const known = read.get(wire) ?? DeskSocket.safeParse(wire.deserializeAttachment()).data ?? null;
  if (known) read.set(wire, known);
  return known;
}

function keep(wire: WebSocket, socket: DeskSocket): void {
  wire.serializeAttachment(socket);
  read.set(wire, socket);
}

function frameOf(data: string | ArrayBuffer): DeskClientFrame | null {
  if (typeof data !== 'string' || data.length > 4_096) return null;
  try {
    return Frame.parse(JSON.parse(data));
  } catch {
    return null;
  }
}

/** Writes a frame; a socket that is gone gets the whole list when it is back. */
function tell(wire: WebSocket, frame: DeskServerFrame): void {
  try {
    wire.send(JSON.stringify(frame));
  } catch {
    // Closed between the event and this line.
  }
}

/** What the Worker verified of a socket before it passed the upgrade on. Throws on anything else. */
export function deskSocketOf(request: Request): DeskSocket {
  return DeskSocket.parse(JSON.parse(decodeURIComponent(request.headers.get('x-onethread-socket') ?? '{}')));
}
