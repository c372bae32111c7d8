import type { Inbound } from '../../../src/channels/channel.ts';
import { now, timestamp } from '../../../src/clock.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import { UNPROVEN_SENDER } from '../../../src/conversation/events/messages.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { blockOf } from '../../../src/conversation/turn/blocks.ts';
import type { Assurance } from '../../../src/conversation/values.ts';
import { assure, type OnFile, proofOf } from '../../../src/identity/assurance.ts';
import type { Settings } from '../../../src/settings.ts';
import { trace } from '../../../src/trace.ts';
import { noteMood, opensWindow, relatedTo, rememberEarly, takeBack } from './amend.ts';
import { findSession } from './find-session.ts';
import { repeatsItself } from './letters/repeated.ts';
import { silenceFor } from './letters/unanswered.ts';
import { localeFor } from './locale.ts';
import type { Thread } from './thread.ts';
import { languageHeard } from './understood.ts';

/**
 * Admits one message from a posted channel: recognises a second delivery, finds its session, weighs what
 * proves its sender, and writes it down. Returns the session that is owed an answer, or null when none is.
 */
export function admitMessage(
  thread: Thread,
  sql: SqlStorage,
  { inbound, onFile, settings }: { inbound: Inbound; onFile: OnFile; settings: Settings },
  id: (prefix: string) => string,
  path: string[] = [],
): string | null {
  const { channel, external, from } = inbound;
  if (thread.messages.external(channel, external)) {
    trace('message.duplicate', { channel });
    return null;
  }
  if (inbound.past === 'told') return tellPast(thread, inbound, settings.name, id('m'));
  const owner = thread.state.account?.id;
  const proven = assure(evidenceOf(thread, inbound), onFile, timestamp(), owner);
  if (proven.assurance !== 'anonymous') knowAccount(thread, onFile);
  const session = findSession(thread, inbound) ?? newSession(channel);
  const { assurance, basis } = keptClaim(sessionOf(thread.state, session), proven, onFile);
  if (inbound.kind === 'revoke' && takeBack(thread, inbound, session)) return session;

  const {
    kind,
    text,
    subject,
    attachments,
    choice,
    original,
    hidden,
    forwarded,
    missing,
    via,
    seen,
    answerAt,
  } = inbound;
  const related = relatedTo(thread, inbound, session);
  const { automatic, waits } = silenceFor(inbound, onFile, {
    related: related.automatic,
    repeats: repeatsItself(thread, inbound, session),
    capped: loops(thread, inbound, session, settings) || floods(thread, settings),
  });
  const message = id('m');
  const locale =
    sessionOf(thread.state, session)?.locale ?? localeFor(thread, onFile, settings, inbound.locale);
  // A machine's words, and somebody else's that are passed on, do not show the customer's language.
  const own = (!automatic || automatic === UNPROVEN_SENDER) && !forwarded && !choice;
  thread.act(
    {
      type: 'hear',
      spoken: own ? languageHeard(text, locale) : null,
      session: {
        id: session,
        channel,
        address: from,
        locale,
        assurance,
        evidence: basis,
        proof: proofOf({ source: 'channel', channel, assurance, since: timestamp() }, settings.assurance),
      },
      message: {
        message,
        external,
        kind,
        text,
        subject,
        attachments,
        choice,
        automatic,
        original,
        ...(hidden && { hidden }),
        thread: inbound.thread,
        ...(seen && { seen }),
        ...(CHANNELS[channel].amends ? { sentAt: inbound.at, via, forwarded, missing } : {}),
        ...(answerAt && { answerAt }),
        ...(isLate(thread, inbound, session) && { late: true }),
        about: related.about,
        replaces: related.replaces,
      },
      ...(waits ? { waits } : {}),
    },
    () => {
      rememberEarly(thread, inbound, message, session);
      // The customer wrote: what waited for that may leave.
      return opensWindow(inbound) && thread.outbox.release(from, now());
    },
  );
  rememberAddress(sql, from, assurance, onFile, path);
  if (inbound.movedTo) {
    const to = inbound.movedTo;
    const left = [from, inbound.alias].filter((address) => address !== undefined);
    thread.note(left.map((address) => ({ type: 'address.departed', address, to })));
  }
  if (related.early) thread.note([{ type: 'message.withdrawn', message, session }]);
  if (kind === 'reaction') noteMood(thread, message, text);
  trace('message.received', { channel, session });
  return automatic || blockOf(thread.state, from) ? null : session;
}

/**
 * What the shop's people told the customer before the service shared their number. Nobody takes the floor by it. Where the customer said
 * nothing there is no conversation to keep it in.
 */
function tellPast(thread: Thread, inbound: Inbound, name: string, message: string): null {
  const { channel, external, text, at } = inbound;
  const session = findSession(thread, inbound);
  const known = session && sessionOf(thread.state, session);
  if (!known) return null;
  const written = { message, session, channel, text, sentAt: at, assurance: known.assurance } as const;
  const by = { author: 'advisor', name, advisor: 'handset:whatsapp', elsewhere: true } as const;
  const nothing = { choices: [], attachments: [], answers: [], introduces: false };
  thread.note([{ type: 'message.composed', ...written, ...by, ...nothing }], {
    ids: [`past:${external}`],
    also: () => thread.messages.nameExternal(channel, external, message, session),
  });
  return null;
}

/**
 * Webhooks come in any order. What was written before a message that is waiting is read in its place; what was written before one that
 * is answered is no newest wish.
 */
function isLate({ state, sessions }: Thread, inbound: Inbound, session: string): boolean {
  const waits = state.pending.some((other) => other.session === session && other.messages.length > 0);
  const { heardAt } = sessions.line(session);
  return opensWindow(inbound) && !waits && heardAt !== null && inbound.at < heardAt;
}

/**
 * A signed reply address proves somebody for as long as its session is here and the mailbox the customer's:
 * after that it is any mail.
 */
function evidenceOf(
  { sessions, addresses }: Thread,
  { evidence, from, replySession }: Inbound,
): Inbound['evidence'] {
  if (evidence.kind !== 'mail-reply') return evidence;
  const stands =
    replySession !== undefined && sessions.isOpenWith(replySession, from) && !addresses.hasLeft(from);
  return stands ? evidence : { kind: 'mail', aligned: evidence.aligned };
}

/**
 * Customers who share an address are told apart by what each named in this very session: the next message
 * there takes nothing of it back.
 */
function keptClaim(session: Session | undefined, proven: Proof, { shared }: OnFile): Proof {
  return shared && session?.claims.length && proven.assurance === 'anonymous'
    ? { assurance: 'claimed', basis: `${proven.basis}, order named in this session` }
    : proven;
}

type Proof = ReturnType<typeof assure>;

/** Notes where the customer can be reached or was recognised. */
export function rememberAddress(
  sql: SqlStorage,
  address: string,
  assurance: Assurance,
  { account }: OnFile,
  path: string[] = [],
): void {
  sql.exec(
    `INSERT INTO addresses (address, assurance, on_file, at, path) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (address) DO UPDATE SET assurance = excluded.assurance, on_file = excluded.on_file, at = excluded.at,
       path = excluded.path, departed_at = NULL`,
    address,
    assurance,
    account ? 1 : 0,
    timestamp(),
    JSON.stringify(path),
  );
}

/** True when a mail thread has had so many answers lately that a machine must be answering ours. */
function loops(thread: Thread, { channel }: Inbound, session: string, { limits }: Settings): boolean {
  if (!CHANNELS[channel].letter) return false;
  return thread.exchanges.saidSince(session, hourAgo()) >= limits.repliesPerHour;
}

/**
 * True when the customer has written so much lately that more answers help nobody: the message is kept, and a
 * person can read it.
 */
function floods(thread: Thread, { limits }: Settings): boolean {
  return thread.exchanges.heardSince(hourAgo(), limits.messagesPerHour) >= limits.messagesPerHour;
}

function hourAgo(): string {
  return new Date(now() - 3_600_000).toISOString();
}

/** Takes over what the shop says of the person behind the thread; a thread keeps the account it has. */
export function knowAccount(thread: Thread, { account }: OnFile): void {
  const known = thread.state.account;
  if (!account || (known && (known.id !== account.id || known.name === account.name))) return;
  const { id, name, locale } = account;
  thread.note([{ type: 'account.known', account: id, name, locale }]);
}

/** Short and in lower case: it travels in the local part of reply addresses. */
function newSession(channel: string): string {
  return `${channel.charAt(0)}${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
