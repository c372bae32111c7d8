import { z } from 'zod';
import { Card, Effect } from '../quote.ts';
import { Assurance, Attachment, Channel, Choice, Findings, Intent, Resolution } from '../values.ts';
import { TicketStatus } from './dealings.ts';
import { PromiseMade } from './promises.ts';

/* What the assistant would say and do, where the store wants a person to see it first. */

/** A reply that waits for an advisor: nothing of it was sent, and none of its actions is done. */
export const DraftMade = z.object({
  type: z.literal('draft.made'),
  draft: z.string(),
  session: z.string(),
  channel: Channel,
  turn: z.string(),
  /** The messages it answers. */
  answers: z.array(z.string()),
  /** Their intent, as it was understood. */
  intent: Intent.nullable(),
  /** The speaker's assurance then: the reply may be shown to no session below it. */
  assurance: Assurance,
  message: z.string(),
  text: z.string(),
  choices: z.array(Choice),
  attachments: z.array(Attachment),
  introduces: z.boolean(),
  findings: Findings,
  ticket: z.string().nullable(),
  resolution: Resolution.nullable(),
  /** The state in which it leaves its tickets. */
  moves: z.array(z.object({ ticket: z.string(), status: TicketStatus, order: z.string().optional() })),
  /** The card it puts, and the card's words in the text. */
  card: z.object({ card: Card, said: z.string() }).nullable(),
  promises: z.array(PromiseMade.pick({ promise: true, what: true, due: true, act: true, order: true })),
  /** What is carried out once it is sent; the customer is told of each when it is done. */
  effects: z.array(Effect),
  /** The yes that these rest on; null where they follow a plain request. */
  agreed: z.object({ card: z.string(), alternative: z.string() }).nullable(),
});
export type DraftMade = z.infer<typeof DraftMade>;

/** The result. `void`: the customer has said more, and both are answered together. */
export const DraftSettled = z.object({
  type: z.literal('draft.settled'),
  draft: z.string(),
  session: z.string(),
  outcome: z.enum(['sent', 'dropped', 'void']),
  /** Who decided it. */
  advisor: z.string().optional(),
  name: z.string().optional(),
  /** What the advisor wrote instead. */
  text: z.string().optional(),
});
export type DraftSettled = z.infer<typeof DraftSettled>;
