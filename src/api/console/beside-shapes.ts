import { z } from '@hono/zod-openapi';
import { Assurance, Channel } from '../../conversation/values.ts';

const Field = z.object({
  name: z
    .string()
    .openapi({ description: 'Its place in the input: `address.city` is the `city` of an `address`' }),
  label: z.string(),
  kind: z.enum(['text', 'choice', 'lines', 'amount']),
  options: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        input: z
          .record(z.string(), z.unknown())
          .optional()
          .openapi({ description: 'Further input that this choice sets, in place of `value`' }),
      }),
    )
    .optional(),
  required: z.boolean(),
  value: z.string().optional().openapi({ description: 'Its initial value' }),
});
export const PossibleAct = z
  .object({
    tool: z.string(),
    label: z.string(),
    order: z.string().nullable().openapi({ description: 'Null where it is not about an order' }),
    input: z.record(z.string(), z.unknown()),
    fields: z.array(Field),
  })
  .openapi('PossibleAct');

export const BriefShape = z
  .object({
    who: z.object({
      name: z.string().nullable(),
      account: z.string().nullable(),
      assurance: Assurance,
      how: z.string(),
      language: z.string(),
      vip: z.boolean(),
    }),
    what: z.string().nullable(),
    since: z.string().nullable(),
    tried: z.array(z.string()),
    promised: z.array(z.object({ what: z.string(), by: z.string(), due: z.string(), state: z.string() })),
    needed: z.string().nullable(),
    mood: z
      .object({ satisfaction: z.number(), words: z.enum(['angry', 'unhappy', 'neutral', 'content']) })
      .nullable(),
    reason: z.string().nullable(),
    next: z.object({ text: z.string(), act: PossibleAct.optional() }).nullable(),
    order: z.string().nullable(),
  })
  .openapi('Brief');

export const OrderShape = z
  .object({
    id: z.string(),
    status: z.enum(['pending', 'shipped', 'delivered', 'cancelled', 'returned']),
    placedAt: z.string(),
    shippedAt: z.string().nullable(),
    deliveredAt: z.string().nullable(),
    currency: z.string(),
    total: z.number(),
    items: z.array(
      z.object({
        line: z.string(),
        sku: z.string(),
        title: z.string(),
        options: z.record(z.string(), z.string()),
        quantity: z.number(),
        price: z.number(),
      }),
    ),
    shipments: z.array(
      z.object({
        carrier: z.string(),
        status: z.string(),
        at: z.string().nullable(),
        tracking: z.string().nullable(),
      }),
    ),
    done: z.array(
      z.object({
        what: z.enum(['return', 'exchange', 'refund', 'change', 'cancellation']),
        text: z.string(),
        at: z.string(),
      }),
    ),
    address: z.string().nullable(),
    payments: z.array(z.object({ label: z.string(), amount: z.number() })),
    returnUntil: z.string().nullable(),
    acts: z.array(PossibleAct),
    boughtIn: z
      .string()
      .optional()
      .openapi({ description: 'The physical shop it was bought in; absent for orders placed online' }),
    pickup: z
      .object({
        place: z.string().openapi({ description: 'The shop’s name' }),
        status: z.enum(['preparing', 'ready', 'collected']),
        readyAt: z.string().nullable(),
        until: z.string().nullable().openapi({ description: 'Until when it is kept there' }),
        code: z.string().nullable().openapi({ description: 'The code to show there' }),
      })
      .optional()
      .openapi({ description: 'Where it is collected, if it is not shipped' }),
  })
  .openapi('ThreadOrder');

export const ChannelChoiceShape = z
  .object({
    channel: Channel,
    session: z.string().nullable(),
    address: z.string(),
    last: z.boolean(),
    possible: z.boolean(),
    files: z.boolean().optional().openapi({ description: 'Whether an answer may have attachments' }),
    reason: z.string().optional(),
    until: z.string().optional(),
  })
  .openapi('ChannelChoice');

export const ActAnswerShape = z
  .union([
    z.object({
      quote: z.object({
        hash: z.string(),
        text: z.string(),
        money: z.array(
          z.object({ direction: z.string(), amount: z.number(), currency: z.string(), method: z.string() }),
        ),
        final: z.boolean(),
      }),
    }),
    z.object({ done: z.literal(true), text: z.string() }),
    z.object({ waiting: z.literal(true), approval: z.string() }),
  ])
  .openapi('ActAnswer');
