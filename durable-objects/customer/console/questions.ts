import type { Why } from '../../../src/brain/why.ts';
import type {
  ActAnswer,
  Brief,
  ChannelChoice,
  Floor,
  QueueEntry,
  ThreadAgenda,
  ThreadOrder,
  Timeline,
} from '../../../src/console/protocol.ts';

/** The questions of the console to a thread. */
export type ConsoleQuestion =
  | { type: 'timeline'; before: string | null; limit: number }
  /** Who is in charge, and which advisor wrote last. */
  | { type: 'floor' }
  | { type: 'brief' }
  /** The thread as a list shows it. */
  | { type: 'entry' }
  | { type: 'orders' }
  /** Appointments, and the times that are free. */
  | { type: 'agenda' }
  /** Where an answer can go. */
  | { type: 'channels' }
  /**
   * Runs a tool for the customer: without `hash` it is only quoted; with the quote's hash it is done, if it
   * would still do the same. Needs the right to act.
   */
  | { type: 'act'; tool: string; input: Record<string, unknown>; hash: string | null; trace: string }
  /** The reasons for a message of the assistant. */
  | { type: 'why'; message: string };

/** The answer to each question, of the same type. */
export type ConsoleAnswer =
  | { type: 'timeline'; page: Timeline | null }
  | { type: 'why'; why: Why | null }
  | {
      type: 'floor';
      floor: Floor;
      wrote: { id: string | null; name: string; at: string; seq: number } | null;
    }
  | { type: 'brief'; brief: Brief }
  | { type: 'entry'; entry: QueueEntry }
  | { type: 'orders'; orders: ThreadOrder[] }
  | { type: 'agenda'; agenda: ThreadAgenda }
  | { type: 'channels'; channels: ChannelChoice[] }
  /** `refused`: by the shop or its policy, and why. */
  | { type: 'act'; outcome: ActAnswer | { refused: string } };
