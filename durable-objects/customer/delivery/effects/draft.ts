import { z } from 'zod';
import { deskObject } from '../../../clients/desk.ts';
import { storeObject } from '../../../clients/store.ts';
import { effect } from './effect.ts';

const DraftNews = z.object({ draft: z.string() });
type DraftNews = z.infer<typeof DraftNews>;

/**
 * To the store: a draft's state when the row is sent. One that is with another object by then is left to that
 * object.
 */
export const draft = effect<'draft', DraftNews>({
  kind: 'draft',
  body: DraftNews,
  due: ({ event: { fact } }) =>
    fact.type === 'draft.made' || fact.type === 'draft.settled' ? [draftRow(fact.draft)] : [],
  async deliver({ body }, { env, store, self, thread }) {
    const record = thread.drafts.get(body.draft);
    if (!record) return { status: 'accepted', provider: 'gone' };
    const { draft: id, channel, intent, text } = record.made;
    const listed = {
      id,
      customer: self,
      at: record.at,
      channel,
      intent,
      text,
      open: record.settled === null,
    };
    await storeObject(env, store).due({ kind: 'draft', draft: listed });
    await deskObject(env, store).decision('draft', id, self, listed.open);
    return { status: 'accepted', provider: 'desk' };
  },
});

/** The row that reports a draft's state to the store. */
export function draftRow(id: string) {
  return { address: `draft:${id}`, message: null, body: { draft: id } };
}
