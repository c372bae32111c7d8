import { z } from 'zod';

/* One-time codes. The code itself is in no event. */

const ChallengeWay = z.enum(['email', 'sms', 'whatsapp']);

/**
 * A one-time code was asked for in a session. Whether it can be delivered shows later, and never to the one
 * who asked.
 */
export const ChallengeAsked = z.object({
  type: z.literal('challenge.asked'),
  session: z.string(),
  challenge: z.string(),
  by: ChallengeWay,
  /** What it is to be sent for: an order that was named, an address that was typed, or the speaker's account. */
  about: z.enum(['order', 'address', 'account']),
});

/** It was sent; `to` is masked. The code and the text of that message are in no log. */
export const ChallengeSent = z.object({
  type: z.literal('challenge.sent'),
  session: z.string(),
  challenge: z.string(),
  by: ChallengeWay,
  to: z.string(),
});

/** The right code was given in `message`. */
export const ChallengePassed = z.object({
  type: z.literal('challenge.passed'),
  session: z.string(),
  challenge: z.string(),
  message: z.string(),
});

/** A wrong code was given, the last one allowed or one too late; or the code could not be delivered. */
export const ChallengeFailed = z.object({
  type: z.literal('challenge.failed'),
  session: z.string(),
  challenge: z.string(),
  reason: z.enum(['wrong', 'spent', 'expired', 'undelivered']),
  message: z.string().optional(),
  detail: z.string().optional(),
});
