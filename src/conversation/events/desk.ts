import { z } from 'zod';

/* A person is asked for, takes the thread, and leaves it. */

export const HandoverRequested = z.object({
  type: z.literal('handover.requested'),
  session: z.string(),
  reason: z.string(),
  summary: z.string(),
});

export const AdvisorJoined = z.object({
  type: z.literal('advisor.joined'),
  advisor: z.string(),
  name: z.string(),
});

export const AdvisorLeft = z.object({ type: z.literal('advisor.left'), advisor: z.string() });

/** How colleagues sort the thread; the customer does not see it. */
export const TagsChanged = z.object({
  type: z.literal('tags.changed'),
  advisor: z.string(),
  name: z.string().optional(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

/** A sender at `address` is no longer answered; null: nobody in the thread is, since it is spam. */
export const SenderBlocked = z.object({
  type: z.literal('sender.blocked'),
  advisor: z.string(),
  name: z.string().optional(),
  address: z.string().nullable(),
  reason: z.string(),
});

/** The sender is answered again, from their next message on. */
export const SenderUnblocked = z.object({
  type: z.literal('sender.unblocked'),
  advisor: z.string(),
  name: z.string().optional(),
  address: z.string().nullable(),
});

/** A note for the colleagues, never sent: from an advisor, or from the assistant in a session. */
export const NoteAdded = z.object({
  type: z.literal('note.added'),
  advisor: z.string().optional(),
  name: z.string().optional(),
  session: z.string().optional(),
  text: z.string(),
  /** Colleagues whom it mentions: they are notified. */
  mentions: z.array(z.string()).optional(),
});
