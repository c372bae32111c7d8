import { now } from '../../../src/clock.ts';
import type { ChannelChoice } from '../../../src/console/protocol.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import { answerable, type Session } from '../../../src/conversation/state.ts';
import { blockOf } from '../../../src/conversation/turn/blocks.ts';
import type { ObjectContext } from '../context.ts';

/** Where an advisor can write to a customer: for each channel, its most recent session. */
export function channelChoices(
  { thread }: Pick<ObjectContext, 'thread'>,
  isLive: (session: string) => boolean,
): ChannelChoice[] {
  const { state } = thread;
  const last = answerable(state)?.id;
  const newest = new Map<string, Session>();
  for (const session of state.sessions)
    if (!session.ended || isLive(session.id)) newest.set(session.channel, session);
  return [...newest.values()].reverse().map((session) => {
    const { id, channel, address, heardAt } = session;
    const { window, kind, attachments: files } = CHANNELS[channel];
    const until = window !== null && heardAt ? Date.parse(heardAt) + window : null;
    const reason = whyNot(
      session,
      until,
      window !== null,
      kind === 'live' && CHANNELS[channel].spoken && !isLive(id),
      blockOf(state, address) !== undefined,
    );
    return {
      ...{ channel, session: id, address, last: id === last, possible: reason === null, files },
      ...(reason ? { reason } : {}),
      ...(until !== null && until > now() ? { until: new Date(until).toISOString() } : {}),
    };
  });
}

function whyNot(
  { left }: Session,
  until: number | null,
  hasWindow: boolean,
  hungUp: boolean,
  blocked: boolean,
): string | null {
  if (blocked) return 'This sender is blocked: unblock them first.';
  if (left) return 'This address is the customer’s no more; the answer goes another way.';
  if (hungUp) return 'Nobody is on the line.';
  if (hasWindow && (until === null || until <= now()))
    return 'The customer has not written here lately: free words may leave only within 24 hours of their last message.';
  return null;
}
