import type { Inbound } from '../../../src/channels/channel.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import { isAnswerSubject, isForwardSubject, plainSubject } from '../../../src/conversation/subject.ts';
import type { Thread } from './thread.ts';

/** How long a subject alone, from the same sender, takes up a mail thread: seven days, in milliseconds. */
const SUBJECT_WINDOW = 7 * 86_400_000;
/** And how long when it is no reply: a second mail sent right after the first. An hour. */
const NEW_MAIL_THREADING_WINDOW_MS = 3_600_000;

/**
 * Which session a message belongs to: the one the platform names; for mail the one its signed reply address
 * names, then the one of any message it refers to, then the sender's last thread of that subject in a recent
 * window; on WhatsApp the one chat with that number, over the shop's same one. Only sessions with the very
 * sender count: a reply from somebody else is not the customer's. Null: a new one.
 */
export function findSession({ messages, sessions }: Thread, inbound: Inbound): string | null {
  if (inbound.session) return inbound.session;
  if (CHANNELS[inbound.channel].conversations === 'one')
    return sessions.chatWith(inbound.channel, inbound.from, inbound.via);
  const candidates = [
    inbound.replySession,
    ...inbound.repliesTo.map((id) => messages.external(inbound.channel, id)?.session),
  ];
  for (const id of candidates) {
    if (id && sessions.addressOf(id) === inbound.from) return id;
  }
  const latest = sessions.latestSession(inbound.channel, inbound.from);
  if (!latest || !inbound.subject) return null;
  const since = Date.parse(inbound.at) - Date.parse(latest.at);
  const isReply = isAnswerSubject(inbound.subject) || isForwardSubject(inbound.subject);
  const same = plainSubject(inbound.subject) === plainSubject(latest.subject ?? '');
  return same && since < (isReply ? SUBJECT_WINDOW : NEW_MAIL_THREADING_WINDOW_MS) ? latest.id : null;
}
