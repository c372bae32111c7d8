import type { Channel, QueueEntry } from '../../../src/console/protocol.ts';
import type { Waiting } from './desk.ts';

const CHANNELS: readonly Channel[] = ['chat', 'email', 'voice', 'whatsapp'];

/** A thread of `GET desk` as the list shows it: it says less than the desk's socket, and enough to go on. Pure. */
export function entryFrom(waiting: Waiting, name: string | null): QueueEntry {
  const { customer, since, reason, summary, state, known, advisor } = waiting;
  return {
    customer,
    name,
    known,
    assurance: known ? 'recognised' : 'anonymous',
    channels: CHANNELS.filter((channel) => channel === waiting.channel),
    last: { at: since, author: 'customer', text: summary },
    state,
    since,
    reason,
    summary,
    urgency: known ? 'next' : 'later',
    due: null,
    warn: null,
    language: '',
    skills: [],
    order: null,
    tags: [],
    advisor: advisor === null ? null : { id: advisor, name: advisor },
    snoozedUntil: null,
    viewers: [],
  };
}
