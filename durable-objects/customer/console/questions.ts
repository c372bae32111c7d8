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

/** What the console asks of a thread. */
export type ConsoleQuestion =
  | { type: 'timeline'; before: string | null; limit: number }
  /** Who has the floor, and who of the store wrote last. */
  | { type: 'floor' }
  | { type: 'brief' }
  /** As a list shows it. */
  | { type: 'entry' }
  | { type: 'orders' }
  /** Appointments, and the times that are free. */
  | { type: 'agenda' }
  /** Where an answer can go. */
  | { type: 'channels' }
  /**
   * Runs a tool for the customer: without `hash` it is only quoted, with the quote's it is done, if it would still do the same.
   * Needs the right to act.
   */
  | { type: 'act'; tool: string; input: Record<string, unknown>; hash: string | null; trace: string }
  /** What a message of the assistant rests on. */
  | { type: 'why'; message: string };

/** The answer to each: of the question's own type. */
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
