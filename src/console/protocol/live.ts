/* The frames of the two sockets. */

import type { Counts, DeskView, Presence, QueueEntry, Viewer } from './desk.ts';
import type { ThreadState, TimelineItem } from './thread.ts';
import type { Channel } from './values.ts';

/* `GET desk/live`, subprotocol `onethread.desk.1`. JSON text frames; the heartbeat is {@link PING}. */

export const DESK_SUBPROTOCOL = 'onethread.desk.1';

/** Exactly this text is answered with {@link PONG} and wakes nobody. */
export const PING = '{"type":"ping"}';
export const PONG = '{"type":"pong"}';

export type DeskClientFrame =
  /** First, and again to see another view or the page behind `after`. */
  | { type: 'hello'; view: DeskView; after?: string; calls?: boolean }
  /** Whether calls can be put through to this window; `calls` of a hello says the same of a new connection. */
  | { type: 'calls'; on: boolean }
  | { type: 'presence'; state: 'online' | 'away' | 'paused' }
  /** Which thread is open in this window; null: none. */
  | { type: 'watching'; customer: string | null };

export type DeskServerFrame =
  | { type: 'list'; view: DeskView; entries: QueueEntry[]; next: string | null; counts: Counts }
  /** New or changed, and in the view that is shown. */
  | { type: 'entry'; entry: QueueEntry; why: 'new' | 'changed' | 'assigned' | 'warning' | 'breached' }
  /** In the view that is shown no more. */
  | { type: 'gone'; customer: string }
  /** All who work here; `part`: those of whom something is new. */
  | { type: 'presence'; people: Presence[]; part?: true }
  | { type: 'counts'; counts: Counts }
  /** For this person: a thread was given to them, taken from them, asks for somebody like them, or its customer writes to them. */
  | {
      type: 'alert';
      customer: string;
      name: string | null;
      text: string;
      why: 'waiting' | 'answered' | 'assigned' | 'taken' | 'warning' | 'mentioned';
    }
  | { type: 'error'; code: 'bad_frame' | 'forbidden' | 'internal'; message: string };

/* `GET customers/:id/live`, subprotocol `onethread.thread.1`. */

export const THREAD_SUBPROTOCOL = 'onethread.thread.1';

export type ThreadClientFrame =
  /** `since`: the newest number that the console has; it gets what is behind it, each once. */
  | { type: 'hello'; since?: number }
  /** Every few seconds while the person types an answer: a live customer sees that somebody does. */
  | { type: 'typing' }
  | { type: 'viewing'; away?: boolean }
  /** What is written and not sent: kept for this person, and for their other windows. */
  | { type: 'draft'; text: string };

export type ThreadServerFrame =
  | { type: 'welcome'; customer: string; seq: number; state: ThreadState; draft: string; viewers: Viewer[] }
  /** New, or again as it has changed (`id` is the same). */
  | { type: 'item'; item: TimelineItem; seq: number }
  /** Words of the assistant as they come; the message of that `turn` replaces them. */
  | { type: 'delta'; turn: string; session: string; channel: Channel; text: string }
  | { type: 'delta'; turn: string; session: string; channel: Channel; cancelled: true }
  /** A caller's words as they are understood; the message replaces them. */
  | { type: 'spoken'; session: string; text: string }
  | { type: 'typing'; from: 'customer' | 'advisor'; id?: string; name?: string; session?: string }
  | { type: 'viewers'; people: Viewer[] }
  | { type: 'state'; state: ThreadState }
  /** The floor went from one person to another: told to both. */
  | { type: 'taken'; from: { id: string; name: string }; by: { id: string; name: string } }
  /** The thread is with another object now: dial again at once. */
  | { type: 'moved' }
  | { type: 'error'; code: 'bad_frame' | 'too_many' | 'forbidden' | 'internal'; message: string };
