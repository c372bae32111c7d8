import { z } from 'zod';

/* Two objects of one person. */

/**
 * The whole thread of another object of the same person is here: from now on the two are one. Its own events
 * stand before this one, their `path` beginning with it.
 */
export const ThreadJoined = z.object({
  type: z.literal('thread.joined'),
  follower: z.string(),
  /** Why the two are one person: a proof, or an advisor's statement. */
  evidence: z.string(),
  /** The advisor who linked them; null after a proof. */
  by: z.string().nullable(),
});

/** That link was undone: the events that had come through it are with the other object again. */
export const ThreadParted = z.object({
  type: z.literal('thread.parted'),
  follower: z.string(),
  by: z.string().nullable(),
});

/** Another object may be the same person; nothing proves it, so an advisor decides. */
export const LinkSuggested = z.object({
  type: z.literal('link.suggested'),
  other: z.string(),
  evidence: z.string(),
});
