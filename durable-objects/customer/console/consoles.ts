import { now, timestamp } from '../../../src/clock.ts';
import type { ThreadClientFrame, ThreadServerFrame, Viewer } from '../../../src/console/protocol.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { LIMITS } from '../../../src/limits.ts';
import { Rate } from '../../../src/rate.ts';
import { InOrder } from '../chat/line.ts';
import type { ObjectContext } from '../context.ts';
import type { ConsoleSocket } from '../runtime/socket-state.ts';
import { ConsoleAdmission } from './admission.ts';
import { readConsoleFrame } from './frames.ts';
import { changedBy } from './items.ts';
import { threadState } from './thread-state.ts';
import type { ThreadTimeline } from './timeline.ts';

/** A live socket as the consoles see it. */
export interface ConsoleLine {
  readonly id: string;
  readonly state: ConsoleSocket;
  setState(state: ConsoleSocket): void;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

interface ConsoleParts {
  timeline: ThreadTimeline;
  lines(): ConsoleLine[];
  /** Whether a session has a live socket. */
  isLive(session: string): boolean;
  /** An advisor is typing: the customer's live sessions are told. */
  typing(): void;
}

type ConsoleContext = Pick<
  ObjectContext,
  'self' | 'thread' | 'settings' | 'meta' | 'schema' | 'env' | 'store'
>;

/** How many events are read at once when a console reconnects. */
const AT_ONCE = 500;

/** The advisors who view one thread: they see events live, and get what they missed when they reconnect. */
export class Consoles {
  readonly #context: ConsoleContext;
  readonly #parts: ConsoleParts;
  readonly #order = new InOrder();
  readonly #admission: ConsoleAdmission;
  readonly #rate = new Rate();
  /** The last state that was sent. */
  #state = '';
  /** Who was in charge in the last state that was sent. */
  #holder: { id: string; name: string } | null | undefined;

  constructor(context: ConsoleContext, parts: ConsoleParts) {
    this.#context = context;
    this.#parts = parts;
    this.#admission = new ConsoleAdmission(context, parts.lines);
  }

  async onFrame(line: ConsoleLine, data: string | ArrayBuffer): Promise<void> {
    const { person } = line.state;
    if (!this.#rate.take(person.id, now(), LIMITS.frames.most)) {
      tell(line, { type: 'error', code: 'too_many', message: 'Too many frames.' });
      return;
    }
    const frame = readConsoleFrame(data);
    if (!frame) {
      tell(line, { type: 'error', code: 'bad_frame', message: 'Not a frame of this protocol.' });
      return;
    }
    await (frame.type === 'hello' ? this.#admission.check() : this.#admission.checkLately());
    if (this.#parts.lines().some(({ id }) => id === line.id)) this.#heard(line, frame);
  }

  #heard(line: ConsoleLine, frame: ThreadClientFrame): void {
    const { person } = line.state;
    switch (frame.type) {
      case 'hello':
        this.#welcome(line, frame.since);
        return;
      case 'typing': {
        const { control } = this.#context.thread.state;
        if (control.kind === 'advisor' && control.advisor === person.id) this.#parts.typing();
        const typing = { type: 'typing', from: 'advisor', id: person.id, name: person.name } as const;
        this.#broadcast(typing, (other) => other.state.person.id !== person.id);
        return;
      }
      case 'viewing':
        line.setState({ ...line.state, away: frame.away ?? false });
        this.viewers();
        return;
      case 'draft':
        this.#context.meta.set(draftOf(person.id), frame.text);
        return;
    }
  }

  /** Greets a console, and sends it what it missed, each event once. */
  #welcome(line: ConsoleLine, since: number | undefined): void {
    const { self, thread, meta } = this.#context;
    this.#order.run(async () => {
      const { seq } = thread.log;
      const state = threadState(this.#context, this.#parts.isLive);
      this.#holder ??= holderOf(state.floor);
      const draft = meta.get(draftOf(line.state.person.id)) ?? '';
      line.setState({ ...line.state, welcomed: true });
      tell(line, { type: 'welcome', customer: self, seq, state, draft, viewers: this.#viewers() });
      for (let from = since ?? seq; from < seq; from += AT_ONCE) {
        const events = thread.log.between(from, Math.min(from + AT_ONCE, seq));
        for (const item of await this.#parts.timeline.of(events, changed(events)))
          tell(line, { type: 'item', item, seq: Math.min(from + AT_ONCE, seq) });
      }
    });
    this.viewers();
  }

  /** Events were committed. */
  publish(events: readonly Event[]): void {
    if (!events.length || !this.#parts.lines().length) return;
    const seq = events.at(-1)?.seq ?? 0;
    this.#order.run(async () => {
      await this.#admission.check();
      for (const item of await this.#parts.timeline.of(events, changed(events)))
        this.#broadcast({ type: 'item', item, seq });
      this.#tellState();
    });
  }

  /** Sends the thread's state, where it has changed. */
  #tellState(): void {
    const state = threadState(this.#context, this.#parts.isLive);
    const text = JSON.stringify(state);
    if (text === this.#state) return;
    this.#state = text;
    const holder = holderOf(state.floor);
    const before = this.#holder;
    this.#holder = holder;
    if (before && holder && before.id !== holder.id)
      this.#broadcast({ type: 'taken', from: before, by: holder });
    this.#broadcast({ type: 'state', state });
  }

  /** Streamed words of the assistant; null withdraws them. */
  stream({ id: session, channel }: Session, turn: string, text: string | null): void {
    if (!this.#parts.lines().length) return;
    const delta = { type: 'delta', turn, session, channel } as const;
    const frame = text === null ? ({ ...delta, cancelled: true } as const) : { ...delta, text };
    // After the messages that it may belong to.
    this.#order.run(async () => {
      await this.#admission.checkLately();
      this.#broadcast(frame);
    });
  }

  /** A caller's words as they are recognised. */
  spoken(session: string, text: string): void {
    if (!this.#parts.lines().length) return;
    this.#order.run(async () => {
      await this.#admission.checkLately();
      this.#broadcast({ type: 'spoken', session, text });
    });
  }

  /** The customer is typing. */
  customerTypes(session: string): void {
    if (sessionOf(this.#context.thread.state, session))
      this.#broadcast({ type: 'typing', from: 'customer', session });
  }

  /** An advisor's unsent text was sent. */
  sent(person: string): void {
    const { meta, schema } = this.#context;
    if (schema.made && meta.get(draftOf(person))) meta.set(draftOf(person), '');
  }

  /** All consoles reconnect: the thread is with another object, or has changed as a whole. */
  moveAll(): void {
    for (const line of this.#parts.lines()) {
      tell(line, { type: 'moved' });
      line.close(1012, 'moved');
    }
  }

  /** Sends the list of viewers to all of them. */
  viewers(): void {
    this.#broadcast({ type: 'viewers', people: this.#viewers() });
  }

  #viewers(): Viewer[] {
    const people = new Map<string, Viewer>();
    for (const { state } of this.#parts.lines())
      if (!state.away && !people.has(state.person.id))
        people.set(state.person.id, { ...state.person, at: state.since });
    return [...people.values()];
  }

  #broadcast(frame: ThreadServerFrame, to: (line: ConsoleLine) => boolean = () => true): void {
    for (const line of this.#parts.lines()) if (line.state.welcomed && to(line)) tell(line, frame);
  }
}

/** The state of a socket that a console has just opened. */
export function consoleSocket(
  person: ConsoleSocket['person'],
  rights: ConsoleSocket['rights'],
  signIn: string | null,
): ConsoleSocket {
  return {
    kind: 'console',
    session: CONSOLE,
    person,
    rights,
    signIn,
    since: timestamp(),
    away: false,
    welcomed: false,
  };
}

/** The tag of consoles' sockets: no session of a customer has it. */
export const CONSOLE = '@console';

const draftOf = (person: string) => `draft/${person}` as const;

function holderOf(floor: ReturnType<typeof threadState>['floor']): { id: string; name: string } | null {
  return floor.kind === 'advisor' ? { id: floor.id, name: floor.name } : null;
}

function changed(events: readonly Event[]): Set<string> {
  return new Set(events.flatMap(({ fact }) => changedBy(fact) ?? []));
}

/** Sends a frame; a socket that is gone gets it with its next `since`. */
function tell(line: ConsoleLine, frame: ThreadServerFrame): void {
  try {
    line.send(JSON.stringify(frame));
  } catch {
    // Closed between the event and this line.
  }
}
