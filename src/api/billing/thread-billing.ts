import { z } from '@hono/zod-openapi';

const day = z.string().nullable().openapi({ description: 'ISO date in the store’s zone' });

/** The companies, subscriptions and invoices of a customer. Days are ISO dates, money minor units. */
export const ThreadBilling = z
  .object({
    companies: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          tier: z.enum(['strategic', 'standard']),
          manager: z.string().nullable().openapi({ description: 'The account manager at the store' }),
        }),
      )
      .openapi({ description: 'Companies that the customer belongs to' }),
    subscriptions: z
      .array(
        z.object({
          id: z.string(),
          plan: z.string(),
          status: z.enum(['trialing', 'active', 'past_due', 'paused', 'cancelled']),
          price: z.number().int().openapi({ description: 'For each interval, all seats together' }),
          currency: z.string(),
          interval: z.enum(['month', 'year']),
          seats: z.number().int().nullable(),
          company: z.string().nullable(),
          renewsOn: day,
          endsOn: day,
          changing: z
            .object({
              ...{ on: z.string(), plan: z.string(), seats: z.number().int().nullable() },
              price: z.number().int(),
            })
            .nullable()
            .openapi({ description: 'What it is from a day on, by what was agreed to here' }),
        }),
      )
      .openapi({ description: 'Active ones first' }),
    invoices: z
      .array(
        z.object({
          id: z.string(),
          issuedOn: z.string(),
          status: z.enum(['open', 'paid', 'void']),
          overdue: z.boolean(),
          total: z.number().int(),
          currency: z.string(),
        }),
      )
      .openapi({ description: 'The newest ten' }),
  })
  .openapi('ThreadBilling');
export type ThreadBilling = z.infer<typeof ThreadBilling>;
