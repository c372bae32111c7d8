import type { Inbound } from '../../../../src/channels/channel.ts';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import type { Thread } from '../thread.ts';

/**
 * Another letter under an id that is taken: some clients and forms give all of theirs one. It gets an id of
 * its own, by its words, so that it is not lost and its own second delivery is still known. The same letter
 * comes over other servers with other headers: its words tell it.
 */
export function withOwnId(thread: Thread, inbound: Inbound): Inbound {
  const { channel, external, subject = '', text, attachments } = inbound;
  if (!CHANNELS[channel].letter) return inbound;
  const known = thread.messages.external(channel, external);
  const fact = known && thread.messages.get(known.message);
  if (fact?.type !== 'message.received') return inbound;
  const sizes = (files: typeof attachments) => files.map(({ type, size }) => `${type} ${size}`).join();
  // A mail's whole copy differs by its headers, and says nothing more.
  const others = (files: typeof attachments) => files.filter(({ type }) => type !== 'message/rfc822');
  const same =
    fact.text === text &&
    (fact.subject ?? '') === subject &&
    sizes(others(fact.attachments)) === sizes(others(attachments));
  return same ? inbound : { ...inbound, external: `${external}#${digest(`${subject}\n${text}`)}` };
}

/** FNV-1a, 53 bits of it: tells one sender's few letters under one id apart. */
function digest(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return `${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}
