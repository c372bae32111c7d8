import { z } from 'zod';
import { effect } from './effect.ts';

const CodeNews = z.object({ challenge: z.string() });
export type CodeNews = z.infer<typeof CodeNews>;

/** A one-time code that was asked for, still to be made and addressed. */
export const code = effect<'code', CodeNews>({
  kind: 'code',
  body: CodeNews,
  due({ event: { fact } }) {
    if (fact.type !== 'challenge.asked') return [];
    const { challenge } = fact;
    // An outbox address of its own: no code waits for another one that fails.
    return [{ address: `challenge:${challenge}`, message: null, body: { challenge } }];
  },
  deliver: (row, context) => context.codes.delivery.deliver(row, context),
  settled(row, ending, { codes }) {
    const news = codes.delivery.settled(row, ending);
    return news && { facts: [news.fact], ids: [news.id] };
  },
});
