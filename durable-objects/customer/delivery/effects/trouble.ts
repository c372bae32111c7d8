import { z } from 'zod';
import { storeObject } from '../../../clients/store.ts';
import { effect } from './effect.ts';

const Trouble = z.object({ channel: z.string(), reason: z.string() });
type Trouble = z.infer<typeof Trouble>;

/** To the store: a fault that only its owner can fix. */
export const trouble = effect<'trouble', Trouble>({
  kind: 'trouble',
  body: Trouble,
  async deliver({ body: { channel, reason } }, { env, store }) {
    await storeObject(env, store).trouble(channel, reason);
    return { status: 'accepted', provider: 'store' };
  },
});
