import type { Deed } from './deeds.ts';
import type { Channel, Intent } from './values.ts';

/* The thread's records as those who speak read them. */

/** A problem being solved, as it stands. */
export interface TicketView {
  id: string;
  intent: Intent;
  order: string | null;
  subject: string;
  status: 'open' | 'paused' | 'resolved' | 'escalated';
  openedAt: string;
  /** Last change. */
  at: string;
  /** The channel it was last spoken of on. */
  channel: Channel;
  /** Opened by a visitor who only *claimed* to be the customer: no wish of theirs until they take it up. */
  claimed?: true;
}

/** Something that was done in the shop. */
export interface DoneAction {
  tool: string;
  /** What the tool does; null for what leaves nothing to tell of. */
  does: Deed | null;
  /** The tool's input and output as it returned them. */
  input: unknown;
  output: unknown;
  at: string;
  channel: Channel;
  order: string | null;
}
