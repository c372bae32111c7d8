import { z } from 'zod';

/* What happens on the phone besides what is said. */

/** A caller is transferred: a person's phone rings. */
export const TransferStarted = z.object({
  type: z.literal('transfer.started'),
  session: z.string(),
  /** A number, or `browsers` where no other is rung. */
  to: z.string(),
});

/** The result. `declined`: a person picked up and did not take the call. `seconds` is how long the two talked. */
export const TransferEnded = z.object({
  type: z.literal('transfer.ended'),
  session: z.string(),
  to: z.string(),
  result: z.enum(['completed', 'busy', 'no-answer', 'failed', 'canceled', 'declined']),
  seconds: z.number().nullable(),
  /** The advisor who took it in a browser. */
  by: z.object({ id: z.string(), name: z.string() }).optional(),
});

/** The customer is to be called back. `number` is E.164; null when it was withheld. */
export const CallbackNoted = z.object({
  type: z.literal('callback.noted'),
  session: z.string(),
  number: z.string().nullable(),
  reason: z.string(),
  summary: z.string(),
});

/** A caller interrupted: this is all that was heard of it. */
export const MessageCut = z.object({
  type: z.literal('message.cut'),
  message: z.string(),
  heard: z.string(),
  /** Cards of which too little was heard to agree to them: they are void. */
  unput: z.array(z.string()).optional(),
});
