import type { Fact } from '../../../src/conversation/events.ts';
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
    async tell(after) {
      const { timeZone, locale } = await settings.current();
      const counted = new CountedThread(sql, thread.state, { timeZone, locale }).since(after);
      const { upTo, more: _, ...figures } = counted;
      await figuresObject(env, store).put(self, figures);
      return upTo;
    },
  });
}
