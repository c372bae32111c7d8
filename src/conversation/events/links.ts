import { z } from 'zod';

/* Two objects of one person. */

/**
 * The thread of another object of the same person is here, whole: from now on it is one with this one. Its
 * own events stand before this one, their `path` beginning with it.
 */
export const ThreadJoined = z.object({
  type: z.literal('thread.joined'),
  follower: z.string(),
  /** What says that the two are one person: a proof, or an advisor's word. */
  evidence: z.string(),
  /** The advisor who linked them; null after a proof. */
  by: z.string().nullable(),
});

/** That link was undone: what had come through it is with the other object again. */
export const ThreadParted = z.object({
  type: z.literal('thread.parted'),
  follower: z.string(),
  by: z.string().nullable(),
});

/** Another object may be the same person; nothing proves it, so that an advisor decides. */
export const LinkSuggested = z.object({
  type: z.literal('link.suggested'),
  other: z.string(),
  evidence: z.string(),
});
