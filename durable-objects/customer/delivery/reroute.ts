import { windowOpen } from '../../../src/channels/whatsapp/limits.ts';
import { now } from '../../../src/clock.ts';
import { CHANNELS, isPosted } from '../../../src/conversation/channels.ts';
import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { emailAddress } from '../../../src/identity/address.ts';
import { elsewhere, type KnownSession, type OtherRoute } from '../../../src/identity/elsewhere.ts';
import { elsewhereText } from '../../../src/language/notices.ts';
import type { OutboxRow } from '../thread/outbox/row.ts';
import type { Thread } from '../thread/thread.ts';
import type { DeliveryContext } from './deliver.ts';

type Composed = FactOf<'message.composed'>;

/**
 * The events of a message that is parked permanently: that it is (the desk is notified), and where another
 * route is left, the same text again with a line that says why. They form one list for one transaction; their
 * ids make it happen once for each row.
 */
export async function parked(
  row: Omit<OutboxRow, 'body'>,
  message: Composed,
  detail: string,
  context: DeliveryContext,
): Promise<{ facts: Fact[]; ids: string[] }> {
  const tried = [...(message.instead?.tried ?? []), row.address];
  const onFile = await emailOnFile(context);
  const { thread, settings } = context;
  const route = elsewhere({
    content: message.assurance,
    tried,
    sessions: postedSessions(thread),
    onFile,
    now: now(),
  });
  const report = { type: 'delivery.reported', message: message.message, status: 'parked', detail } as const;
  const reportId = `parked:${row.id}:${message.message}`;
  if (!route) return { facts: [report], ids: [reportId] };

  const again = againFor(message, row);
  const locale = sessionOf(thread.state, message.session)?.locale ?? settings.locale;
  const session = route.session ?? `e${again.slice(-16)}`;
  const opening: Fact[] = route.session ? [] : [opened(session, route, locale)];
  const introduces =
    message.introduces ||
    (message.author === 'assistant' && !thread.state.introduced.includes(route.channel));
  const text = elsewhereText({
    from: message.channel,
    to: route.channel,
    text: message.text,
    name: thread.state.account?.name ?? null,
    introduce: introduces && !message.introduces ? settings.name : null,
    locale,
  });
  const { turn: _, subject, ...same } = message;
  const repeated: Composed = {
    ...same,
    ...(subject && CHANNELS[route.channel].letter ? { subject } : {}),
    message: again,
    session,
    channel: route.channel,
    text,
    answers: [],
    introduces,
    instead: { message: message.message, tried },
  };
  return {
    facts: [{ ...report, rerouted: again }, ...opening, repeated],
    ids: [reportId, ...opening.map(() => `opened:${session}`), `again:${again}`],
  };
}

/** An id derived from what it repeats: the same failure reported twice makes the same message. */
function againFor({ message, instead }: Composed, row: Pick<OutboxRow, 'id'>): string {
  const first = instead?.message ?? message;
  return `r${row.id}-${first.replace(/[^a-z0-9]/gi, '').slice(-24)}`;
}

/** Begins a session at an address that was only written to. */
export function opened(
  session: string,
  { channel, address }: OtherRoute,
  locale: string,
): FactOf<'session.opened'> {
  return {
    type: 'session.opened',
    session,
    channel,
    address,
    locale,
    assurance: 'anonymous',
    evidence: 'written to, not heard from',
  };
}

/** The sessions in which the customer can be written to, as routes for what does not arrive elsewhere. */
export function postedSessions({ state, sessions, addresses }: Thread): KnownSession[] {
  return state.sessions.flatMap(({ id, channel, address, assurance, heardAt }) => {
    if (!isPosted(channel)) return [];
    const { window } = CHANNELS[channel];
    const left = addresses.hasLeft(address);
    const open = !left && (window === null || windowOpen(sessions.line(id).heardAt, now()));
    return [{ id, channel, address, assurance, heardAt, open }];
  });
}

async function emailOnFile({ thread, shop }: DeliveryContext): Promise<string | null> {
  const known = thread.state.account;
  const account = known ? await shop.account(known.id) : null;
  return account ? emailAddress(account.email) : null;
}
