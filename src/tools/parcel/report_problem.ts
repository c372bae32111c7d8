import { z } from 'zod';
import { addDays, localDay } from '../../shop/days.ts';
import type { OrderRecord } from '../../shop/shop.ts';
import { reachableOrder } from '../access.ts';
import { Id, OrderNumber, Words } from '../inputs.ts';
import { policy, unknown } from '../refusals.ts';
import { type QuoteScope, type ToolResult, tool } from '../tool.ts';

const PROBLEMS = ['damaged', 'wrong', 'missing', 'late'] as const;

interface ReportOutput {
  order: string;
  problem: (typeof PROBLEMS)[number];
  lines: string[];
  /** The customer's photos of it. */
  photos: string[];
  words: string;
  /**
   * What has to happen now. `photo`: ask for one, or go on without where there can be none. `wait`: it is not
   * late before `until` (ISO date, the store's zone). `person`: a person decides.
   */
  next: 'photo' | 'wait' | 'person';
  until: string | null;
}

/** Carriers are often a day or two late. */
const GRACE_DAYS = 2;

export const reportProblem = tool({
  name: 'report_problem',
  description:
    'Writes down what is wrong with an order that arrived damaged, wrong or incomplete, or that is late, and says what has to happen now: ask for a photo, wait until a day, or hand over to a person, who decides about a replacement or money. Nothing is promised and nothing moves by it.',
  input: z.strictObject({
    order: OrderNumber,
    problem: z.enum(PROBLEMS),
    lines: z.array(Id).max(200).default([]).describe('which items; none where it is the whole parcel'),
    photos: z
      .array(z.string().min(1).max(200))
      .max(20)
      .default([])
      .describe('ids of the customer’s files that show it'),
    noPhoto: z.boolean().default(false).describe('true when the customer can send none'),
    words: Words.default('').describe('what the customer says of it'),
  }),
  assurance: 'claimed',
  reach: 'notes',
  does: null,
  async run(
    { order: named, problem, lines, photos, noPhoto, words },
    scope,
  ): Promise<ToolResult<ReportOutput>> {
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    if (!lines.every((line) => order.items.some((item) => item.line === line)))
      return unknown('line of the order');
    const report = { order: order.id, problem, lines, photos, words };
    const tell = (next: ReportOutput['next'], until: string | null = null): ToolResult<ReportOutput> => ({
      ok: true,
      order: order.id,
      output: { ...report, next, until },
    });
    if (problem === 'late') {
      if (order.status === 'cancelled' || order.status === 'returned') return policy('already_cancelled');
      const until = expectedBy(order, scope);
      const late = order.status === 'delivered' || localDay(scope.now, scope.settings.timeZone) > until;
      return late ? tell('person') : tell('wait', until);
    }
    const came = order.status === 'delivered' || order.status === 'returned';
    if (!came && order.toldDeliveredAt === undefined) return policy('not_delivered');
    const shows = problem === 'damaged' || problem === 'wrong';
    return shows && photos.length === 0 && !noPhoto ? tell('photo') : tell('person');
  },
});

/** The day by which it should arrive, by the store's delivery time and a margin. */
function expectedBy({ placedAt }: OrderRecord, { settings }: QuoteScope): string {
  return addDays(localDay(placedAt, settings.timeZone), settings.shipping.days[1] + GRACE_DAYS);
}
