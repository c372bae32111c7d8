import type { Inbound } from '../../../../src/channels/channel.ts';
import { withoutOurs } from '../../../../src/channels/email/ours.ts';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import { addressValue } from '../../../../src/identity/address.ts';
import type { Settings } from '../../../../src/settings.ts';
import type { Thread } from '../thread.ts';

/** Sessions with one address, messages of each, and letters that are looked at. */
const SESSIONS = 3;
const MESSAGES = 12;
const LETTERS = 6;

/** A letter's own words without ours, where its client marked no quote: by what was last sent to that address. */
export function withoutOurLetters(thread: Thread, inbound: Inbound, settings: Settings): Inbound {
  if (!CHANNELS[inbound.channel].letter || !inbound.text) return inbound;
  const letters = thread.sessions
    .latestWith(inbound.channel, inbound.from, SESSIONS)
    .flatMap((session) => thread.messages.latestIn(session, MESSAGES))
    .flatMap(({ fact }) => (fact.type === 'message.composed' ? [fact.text] : []))
    .slice(0, LETTERS);
  if (!letters.length) return inbound;
  const { email, name } = settings;
  const text = withoutOurs(inbound.text, letters, {
    address: email.address,
    name,
    sender: addressValue(inbound.from),
    subject: inbound.subject ?? '',
  });
  return text === inbound.text ? inbound : { ...inbound, text };
}
