import type { Fact } from '../../../src/conversation/events.ts';
import { isBlocked } from '../../../src/conversation/turn/blocks.ts';
import { figuresObject } from '../../clients/figures.ts';
import type { ObjectContext } from '../context.ts';
import { CountedThread } from '../thread/counted.ts';
import { type News, ToldNews } from './news.ts';

/** Milliseconds for which what happens in a thread is gathered before the store's figures hear of it. */
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

/** Tells the store's figures how the problems of the thread stand. */
export function figuresNews(context: FiguresContext): News {
  const { env, store, self, sql, thread, settings } = context;
  return new ToldNews(context, {
    ...{ to: 'figures', upTo: 'counted', gathered: GATHERED_FOR, types: COUNTED },
    async tell(told) {
      const { timeZone, locale } = await settings.current();
      // Who is no customer is not counted, whatever was counted before that was said.
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

/** Whether a sender was unblocked since the thread was told as a whole: from here on it is told as a whole again. */
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
