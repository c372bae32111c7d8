import type { PostedName } from '../conversation/channels.ts';
import { type Assurance, atLeast } from '../conversation/values.ts';

/** Another route for a message that cannot be delivered. */
export interface OtherRoute {
  channel: PostedName;
  /** Normalised address. */
  address: string;
  /** The customer's session there, whose conversation the message continues; null when there is none yet. */
  session: string | null;
}

/** A session of the customer on a posted channel. */
export interface KnownSession {
  id: string;
  channel: PostedName;
  address: string;
  assurance: Assurance;
  /** ISO time of the customer's last message there; null when we wrote and they never did. */
  heardAt: string | null;
  /** Whether the channel allows free messages now. */
  open: boolean;
}

/** What is known of the customer and of the message. Times in milliseconds. */
export interface Whereabouts {
  /** The assurance the message was written for, which decides where it may be shown. */
  content: Assurance;
  /** Addresses where delivery failed. */
  tried: readonly string[];
  sessions: readonly KnownSession[];
  /** The email address that the shop has on file for the customer, normalised. */
  onFile: string | null;
  now: number;
}

/** A mailbox not written from for longer proves nothing about who reads it. */
const FRESH = 365 * 86_400_000;

/**
 * The route that is left for a message that its own channel cannot deliver, or none. Pure. A message for
 * somebody unknown is sent nowhere else: below `recognised` nothing links an address to a person. Any other
 * goes to a session that the customer used and that was proven at least as well, the latest first; then to
 * the address on file, where the shop itself writes to them. An address is tried once, so that two broken
 * channels cannot pass a message back and forth.
 */
export function elsewhere(known: Whereabouts): OtherRoute | null {
  if (!atLeast(known.content, 'recognised')) return null;
  const untried = (address: string) => !known.tried.includes(address);
  const session = known.sessions
    .filter(({ address, assurance, heardAt, open }) => {
      const fresh = heardAt !== null && known.now - Date.parse(heardAt) < FRESH;
      return open && fresh && untried(address) && atLeast(assurance, known.content);
    })
    .sort((one, other) => Date.parse(other.heardAt ?? '') - Date.parse(one.heardAt ?? ''))[0];
  if (session) return { channel: session.channel, address: session.address, session: session.id };
  if (!known.onFile || !untried(known.onFile)) return null;
  const thread = known.sessions.findLast(({ address }) => address === known.onFile);
  return { channel: 'email', address: known.onFile, session: thread?.id ?? null };
}
