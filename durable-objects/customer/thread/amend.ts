import { moodOf } from '../../../src/brain/satisfaction.ts';
import type { Inbound } from '../../../src/channels/channel.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { draftIn, voidedIn } from '../../../src/conversation/turn/drafts.ts';
import { noEntities } from '../../../src/conversation/values.ts';
import type { Thread } from './thread.ts';

/*
 * What a message has to do with earlier ones: it answers one, reacts to one, replaces one or takes one back.
 * Webhooks come in any order, so that what it is about may still be on its way.
 */

/** What a message means for the thread beside its words. */
interface Related {
  about?: string;
  replaces?: string;
  /** Why no turn is owed for it. */
  automatic?: string;
  /** What takes it back or replaces it came before it. */
  early?: boolean;
}

/** Whether a message is one of the customer to the shop, after which free replies may be sent for a day. */
export function opensWindow({ channel, kind, past }: Inbound): boolean {
  return !past && CHANNELS[channel].window !== null && !['reaction', 'system', 'revoke'].includes(kind);
}

/**
 * Reads what a message is about. Only messages of the same chat count: an id of somebody else's proves
 * nothing.
 */
export function relatedTo(thread: Thread, inbound: Inbound, session: string): Related {
  const { outbox } = thread;
  if (!CHANNELS[inbound.channel].amends) return {};
  const early = thread.messages.external(inbound.channel, beforeIts(inbound.external));
  if (early?.session === session) return { automatic: 'taken back or edited before it came', early: true };
  const named = [inbound.about, ...inbound.repliesTo]
    .flatMap((id) => (id ? (thread.messages.external(inbound.channel, id) ?? []) : []))
    .find((found) => found.session === session);
  if (!named) return {};
  const about = named.message;
  if (inbound.kind === 'edit') return { about, ...edits(thread, inbound, session, about) };
  // Pressing the template's button asks for what waits behind it, and for nothing else.
  const opens = inbound.kind === 'choice' && outbox.rows.isHeld(about);
  return opens ? { about, automatic: 'asks for what was held' } : { about };
}

/**
 * An edit stands for what it changes as long as that is unanswered; later only a change of the words is worth
 * a turn.
 */
function edits(thread: Thread, inbound: Inbound, session: string, original: string): Related {
  const fact = thread.messages.get(original);
  if (fact?.type !== 'message.received') return {};
  const version = pendingVersion(thread, session, original);
  if (version) return { replaces: version };
  return plain(fact.text) === plain(inbound.text)
    ? { replaces: original, automatic: 'edit that changes nothing' }
    : { replaces: original };
}

/** The unanswered message that stands for an original: itself, or the last edit of it. */
function pendingVersion({ state, messages }: Thread, session: string, original: string): string | null {
  const owed = state.pending.find((other) => other.session === session) ?? draftIn(state, session);
  const waiting = owed?.messages ?? [];
  return (
    waiting.findLast((message) => {
      if (message === original) return true;
      const fact = messages.get(message);
      return fact?.type === 'message.received' && fact.kind === 'edit' && fact.about === original;
    }) ?? null
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The customer takes a message back: an unanswered one is not answered, and no later turn reads it. Returns
 * false when the message is not known (yet).
 */
export function takeBack(thread: Thread, inbound: Inbound, session: string): boolean {
  const named = inbound.about ? thread.messages.external(inbound.channel, inbound.about) : null;
  if (!named || named.session !== session) return false;
  const original = named.message;
  if (thread.messages.get(original)?.type !== 'message.received') return false;
  const version = pendingVersion(thread, session, original);
  const messages = [...new Set([original, ...(version ? [version] : [])])];
  const held = messages.some((message) => draftIn(thread.state, session)?.messages.includes(message));
  const withdrawn = messages.map((message): Fact => ({ type: 'message.withdrawn', message, session }));
  const voided = held ? voidedIn(thread.state, session) : [];
  thread.note([...voided, ...withdrawn], {
    ids: [...voided.map(() => `voided:${original}`), ...messages.map((message) => `withdrawn:${message}`)],
    also: () => thread.messages.nameExternal(inbound.channel, inbound.external, original, session),
  });
  return true;
}

/** A revocation or an edit that overtook its message: when that comes, it is not answered. */
export function rememberEarly(thread: Thread, inbound: Inbound, message: string, session: string): void {
  if (!inbound.about || (inbound.kind !== 'revoke' && inbound.kind !== 'edit')) return;
  if (thread.messages.external(inbound.channel, inbound.about)) return;
  thread.messages.nameExternal(inbound.channel, beforeIts(inbound.about), message, session);
}

function beforeIts(external: string): string {
  return `before:${external}`;
}

/** What a thumb tells: recorded beside the reaction, and no yes or no to anything. */
export function noteMood(thread: Thread, message: string, emoji: string): void {
  const satisfaction = moodOf(emoji);
  if (satisfaction === null) return;
  const findings = { intent: null, entities: noEntities(), satisfaction };
  thread.note([{ type: 'exchange.recorded', message, findings, ticket: null, resolution: null }]);
}
