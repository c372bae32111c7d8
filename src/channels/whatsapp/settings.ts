import { z } from 'zod';

/** An approved message template of WhatsApp. */
const Template = z.object({
  /**
   * Whose message waits behind it: the assistant's or an advisor's. `code`: of Meta's category
   * AUTHENTICATION, carries a code.
   */
  for: z.enum(['answer', 'advisor', 'code']),
  name: z.string().min(1).max(512),
  /** As Meta spells it: `en_US`, `fr`. */
  language: z.string().min(2).max(15),
  /** What the placeholders of its body are filled with, in their order; `name` where they are named. */
  parameters: z
    .array(z.object({ name: z.string().min(1).optional(), value: z.enum(['firstName', 'store', 'order']) }))
    .max(10)
    .default([]),
});
export type Template = z.infer<typeof Template>;

/** A store's numbers at Meta, and its approved templates. */
export const WhatsAppSettings = z
  .object({
    /** Meta's id of the number that the shop writes from. */
    phoneNumberId: z.string().default(''),
    /** The number itself, E.164: what customers are sent to from the chat; empty: they are not. */
    number: z
      .string()
      .regex(/^(?:\+\d{6,15})?$/, 'not a number like +33187650021')
      .default(''),
    /** Ids of further numbers of the shop: who writes to one is answered from it. */
    otherNumbers: z.array(z.string().min(1)).max(50).default([]),
    /** Approved templates, for writing to somebody whose 24 hours are over: they ask for an answer. */
    templates: z.array(Template).max(50).default([]),
  })
  .prefault({});
