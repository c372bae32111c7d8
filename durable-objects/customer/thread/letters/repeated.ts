import type { Inbound } from '../../../../src/channels/channel.ts';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import type { Thread } from '../thread.ts';
import { asks } from './unanswered.ts';

/** Sessions with one address, and messages of each, that are looked at. */
const SESSIONS = 3;
const MESSAGES = 12;
/** Milliseconds within which a letter without headers that name ours still comes because of it. */
const PROMPT = 600_000;
/** Letters below which the same words twice may be a person's, who agrees twice. */
const FEW_LETTERS = { spaced: 20, unspaced: 8 };

/**
 * True for the same words from the same address in answer to ours, twice: an absence note or a challenge,
 * whatever its language and whatever its headers leave out. Numbers and links may differ, as dates and
 * tokens do. The first one is answered, as it may be a person's.
 */
export function repeatsItself(thread: Thread, inbound: Inbound, session: string): boolean {
  if (!CHANNELS[inbound.channel].letter) return false;
  const words = wordsOf(inbound.text);
  const card = thread.state.cards.some((one) => one.session === session);
  if (!isLong(words, card ? 2 : 1)) return false;
  const past = thread.sessions
    .latestWith(inbound.channel, inbound.from, SESSIONS)
    .flatMap((id) => thread.messages.latestIn(id, MESSAGES))
    .sort((one, other) => one.at.localeCompare(other.at));
  const ours = past.filter(({ fact }) => fact.type === 'message.composed');
  const last = ours.at(-1);
  if (!last) return false;
  const named = namesOurs(thread, inbound);
  // Who asks the same again in a new letter is a person who was not helped.
  if (!named && (asks(inbound) || Date.parse(inbound.at) - Date.parse(last.at) >= PROMPT)) return false;
  return past.some(({ at, fact }) => {
    if (fact.type !== 'message.received' || wordsOf(fact.text) !== words || last.at < at) return false;
    const before = ours.findLast((one) => one.at <= at);
    return before !== undefined && (named || Date.parse(at) - Date.parse(before.at) < PROMPT);
  });
}

function namesOurs(thread: Thread, { channel, repliesTo, replySession }: Inbound): boolean {
  return (
    replySession !== undefined ||
    repliesTo.some((id) => {
      const found = thread.messages.external(channel, id);
      return found !== null && thread.messages.get(found.message)?.type === 'message.composed';
    })
  );
}

function isLong(words: string, times: number): boolean {
  const unspaced =
    words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  const letters = words.replaceAll(' ', '').length;
  return unspaced >= FEW_LETTERS.unspaced * times || letters >= FEW_LETTERS.spaced * times;
}

function wordsOf(text: string): string {
  return text
    .slice(0, 4_000)
    .replace(/https?:\/\/\S+/gi, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}
