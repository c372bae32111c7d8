import { now } from '../../../src/clock.ts';
import { webhooksObject } from '../../clients/webhooks.ts';
import type { ObjectContext } from '../context.ts';
import { WEBHOOK_TYPES, WebhookReader } from '../thread/webhook-news.ts';
import { type News, ToldNews } from './news.ts';

/** How long events of a thread are gathered before they are sent to the store's webhooks, in milliseconds. */
const GATHERED_FOR = 5_000;
/** How old an event may be, in milliseconds: what was sent is remembered for a month, and nothing is sent twice. */
const STILL_NEWS = 7 * 86_400_000;

type WebhookContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'sql' | 'schema' | 'meta' | 'thread'>;

/** Sends the thread's events to the store's webhooks. */
export function webhookNews(context: WebhookContext): News {
  const { env, store, self, sql, thread } = context;
  return new ToldNews(context, {
    ...{ to: 'webhooks', upTo: 'hooked', gathered: GATHERED_FOR, types: WEBHOOK_TYPES },
    async tell(after) {
      const from = new Date(now() - STILL_NEWS).toISOString();
      const { news, upTo } = new WebhookReader(sql, thread.state, self).since(after, from);
      if (news.length > 0) await webhooksObject(env, store).tell(news);
      return upTo;
    },
  });
}
