import { z } from 'zod';
import { now } from '../../../../src/clock.ts';
import { effect } from './effect.ts';

/** How long to wait before asking again for a link that is just changing, in milliseconds. */
const BUSY = 500;

const LinkNews = z.object({
  other: z.string(),
  /** What proved it. */
  evidence: z.string(),
  /** The advisor who says so; null after a proof. */
  by: z.string().nullable().default(null),
});
type LinkNews = z.infer<typeof LinkNews>;

/** Requests one thread with another object of the same person. */
export const link = effect<'link', LinkNews>({
  kind: 'link',
  body: LinkNews,
  harmless: true,
  async deliver({ body: { other, evidence, by } }, context) {
    const linked = await context.link(other, evidence, by);
    if (linked === 'busy') return { status: 'wait', until: now() + BUSY };
    return { status: 'accepted', provider: linked };
  },
});
