import { now } from '../../../src/clock.ts';
import { CHANNELS, isPosted } from '../../../src/conversation/channels.ts';
import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { moved } from '../../../src/conversation/settle.ts';
import { answerable, type Session, sessionOf } from '../../../src/conversation/state.ts';
import { blockOf, isSilent } from '../../../src/conversation/turn/blocks.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { elsewhere } from '../../../src/identity/elsewhere.ts';
import { approvalLetter, approvalText } from '../../../src/language/approvals.ts';
import { effectText } from '../../../src/language/desk.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import { introduction } from '../../../src/language/notices.ts';
import type { ObjectContext } from '../context.ts';
import { opened, postedSessions } from '../delivery/reroute.ts';
import type { ApprovalRecord } from '../thread/approvals.ts';
import { labelIn } from '../thread/label.ts';

/** What came of an approval. */
export type Outcome = 'done' | 'refused' | 'changed' | 'lapsed';

type NewsContext = Pick<ObjectContext, 'thread' | 'settings' | 'shop'>;

/** Whether somebody is there at a live session now. */
export type IsLive = (session: string) => boolean;

/** Where the customer is told: `opened` where nobody has spoken yet. */
type Place = Pick<Session, 'id' | 'channel' | 'locale'> & { opened: Fact[] };

/**
 * The events of an approval that has come to its end, each with an id of its own: told twice, they happen
 * once.
 */
export async function approvalNews(
  context: NewsContext,
  record: ApprovalRecord,
  outcome: Outcome,
  output: unknown,
  isLive: IsLive,
): Promise<{ facts: Fact[]; ids: string[] }> {
  const { thread, settings } = context;
  const { id, session, quote } = record;
  const noted: [id: string, fact: Fact][] = [
    [`settled:${id}`, { type: 'approval.settled', approval: id, outcome }],
  ];
  const place = await placeFor(context, record);
  if (place) {
    for (const fact of place.opened) noted.push([`opened:${place.id}`, fact]);
    noted.push([`told:${id}`, message(context, record, outcome, output, place)]);
    const away = isLive(place.id) ? null : await awayFrom(context, record, place);
    for (const fact of away?.opened ?? []) noted.push([`opened:${away?.id}`, fact]);
    if (away) {
      const also = message(context, record, outcome, output, away);
      noted.push([`sent:${id}`, { ...also, message: `${also.message}-away` }]);
    }
  }
  if (outcome === 'done') {
    const ticket = thread.state.tickets.findLast(
      ({ order, status }) => order !== null && order === quote.order && status === 'open',
    );
    if (ticket) noted.push([`ticket:${id}`, moved(ticket, 'resolved', record.channel)]);
  }
  // Nobody is left with a promise that nobody looks after.
  const left = (outcome === 'changed' || outcome === 'lapsed') && !isSilent(thread.state, session);
  if (left && thread.state.control.kind === 'assistant') {
    const summary = effectText(quote, settings.known);
    noted.push([
      `person:${id}`,
      { type: 'handover.requested', session, reason: `approval ${outcome}`, summary },
    ]);
  }
  return { facts: noted.map(([, fact]) => fact), ids: noted.map(([name]) => name) };
}

function message(
  { thread, settings }: NewsContext,
  { id, quote, assurance, why, text: words, name: advisor }: ApprovalRecord,
  outcome: Outcome,
  output: unknown,
  { id: session, channel, locale, opened }: Place,
): FactOf<'message.composed'> {
  const news = outcome === 'refused' ? ({ kind: outcome, why } as const) : ({ kind: outcome } as const);
  const text = approvalText(news, quote, { locale, timeZone: settings.known.timeZone });
  const own = outcome === 'done' ? words : null;
  const introduces = own === null && !thread.state.introduced.includes(channel);
  const name = calledBy(thread.state.account?.name ?? '');
  const { greeting, subject } = approvalLetter(quote.order, name, locale);
  const { letter, attachments } = CHANNELS[channel];
  const label = attachments ? labelIn(output) : null;
  return {
    type: 'message.composed',
    message: `ap-${id}`,
    session,
    channel,
    ...(own === null
      ? { author: 'assistant' }
      : { author: 'advisor', ...(advisor ? { name: advisor } : {}) }),
    ...(opened.length > 0 && letter ? { subject } : {}),
    text:
      own ??
      [
        ...(letter ? [greeting] : []),
        ...(introduces ? [introduction(channel, settings.known.name, locale)] : []),
        text,
      ].join('\n\n'),
    choices: [],
    attachments: label ? [label] : [],
    answers: [],
    introduces,
    // An order's number and an amount: no more than somebody recognised may hear.
    assurance: atLeast(assurance, 'recognised') ? 'recognised' : assurance,
  };
}

/**
 * Where what is told in a chat that nobody has open goes as well: a mail thread or WhatsApp that the customer was proven in, else the
 * address on file. Null for what was agreed to by somebody unknown, and where there is none.
 */
async function awayFrom(
  { thread, shop, settings }: NewsContext,
  { id, assurance }: ApprovalRecord,
  { channel, locale }: Place,
): Promise<Place | null> {
  const { state } = thread;
  if (isPosted(channel) || CHANNELS[channel].spoken || !state.account) return null;
  const account = await shop.account(state.account.id);
  const onFile = account ? emailAddress(account.email) : null;
  const route = elsewhere({
    content: atLeast(assurance, 'recognised') ? 'recognised' : assurance,
    tried: [],
    sessions: postedSessions(thread),
    onFile,
    now: now(),
  });
  if (!route || blockOf(state, route.address)) return null;
  if (route.session !== null) {
    const known = sessionOf(state, route.session);
    return known && !isSilent(state, known.id) ? { ...known, opened: [] } : null;
  }
  const session = `e${id.slice(-16)}`;
  const spoken = locale || settings.known.locale;
  return { id: session, channel: route.channel, locale: spoken, opened: [opened(session, route, spoken)] };
}

/**
 * The session that asked, as long as words reach it; else where the customer can be written to, at last their
 * address on file.
 */
async function placeFor(
  { thread, shop, settings }: NewsContext,
  { id, session }: ApprovalRecord,
): Promise<Place | null> {
  const { state } = thread;
  const asked = sessionOf(state, session);
  // Whoever is blocked is told nothing, wherever they wrote from.
  if (isSilent(state, session)) return null;
  if (asked && !asked.ended) return { ...asked, opened: [] };
  const other = answerable(state);
  if (other && !CHANNELS[other.channel].spoken && !isSilent(state, other.id)) return { ...other, opened: [] };
  const account = state.account ? await shop.account(state.account.id) : null;
  const address = account ? emailAddress(account.email) : null;
  if (!account || !address || blockOf(state, address)) return null;
  const locale = asked?.locale ?? state.facts.language ?? account.locale ?? settings.known.locale;
  const opened: Fact = {
    type: 'session.opened',
    session: `e${id.slice(-16)}`,
    channel: 'email',
    address,
    locale,
    assurance: 'anonymous',
    evidence: 'written to, not heard from',
  };
  return { id: opened.session, channel: 'email', locale, opened: [opened] };
}
