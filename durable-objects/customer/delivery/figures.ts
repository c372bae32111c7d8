import type { Fact } from '../../../src/conversation/events.ts';
import { isBlocked } from '../../../src/conversation/turn/blocks.ts';
import { figuresObject } from '../../clients/figures.ts';
import type { ObjectContext } from '../context.ts';
import { CountedThread } from '../thread/counted.ts';
import { type News, ToldNews } from './news.ts';

/** How long events of a thread are gathered before they are sent to the store's figures, in milliseconds. */
const GATHERED_FOR = 60_000;

/** What the figures count. */
const COUNTED = [
  'message.received',
  'message.composed',
  'ticket.opened',
  'ticket.moved',
  'ticket.rated',
  'promise.made',
  'promise.kept',
  'promise.broken',
  'thread.joined',
  'sender.blocked',
  'sender.unblocked',
] as const satisfies Fact['type'][];

type FiguresContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'sql' | 'schema' | 'meta' | 'thread' | 'settings'
>;

/** Sends the state of the thread's tickets to the store's figures. */
export function figuresNews(context: FiguresContext): News {
  const { env, store, self, sql, thread, settings } = context;
  return new ToldNews(context, {
    ...{ to: 'figures', upTo: 'counted', gathered: GATHERED_FOR, types: COUNTED },
    async tell(told) {
      const { timeZone, locale } = await settings.current();
      // A blocked sender is not counted, whatever was counted before.
      if (isBlocked(thread.state)) {
        const { seq } = thread.log;
        await figuresObject(env, store).uncount(self);
        return seq;
      }
      const after = isUnblocked(context, told) ? 0 : told;
      const counted = new CountedThread(sql, thread.state, { timeZone, locale }).since(after);
      const { upTo, more: _, ...figures } = counted;
      await figuresObject(env, store).put(self, figures);
      return upTo;
    },
  });
}

/** Whether a sender was unblocked since the whole thread was last sent: then all of it is sent again. */
function isUnblocked({ sql, meta, thread }: FiguresContext, told: number): boolean {
  const since = Math.max(told, Number(meta.get('counted-whole') ?? 0));
  const [unblocked] = sql
    .exec("SELECT 1 FROM log WHERE seq > ? AND type = 'sender.unblocked' LIMIT 1", since)
    .toArray();
  if (!unblocked) return false;
  meta.set('counted-whole', String(thread.log.seq));
  meta.set('counted', '0');
  return true;
}
