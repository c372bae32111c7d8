import { z } from 'zod';

/* A person is asked for, comes, and goes. */

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

/** How colleagues sort the thread: for them alone. */
export const TagsChanged = z.object({
  type: z.literal('tags.changed'),
  advisor: z.string(),
  name: z.string().optional(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

/** Whoever writes from `address` is answered no more; null: nobody is who writes in the thread, which is spam. */
export const SenderBlocked = z.object({
  type: z.literal('sender.blocked'),
  advisor: z.string(),
  name: z.string().optional(),
  address: z.string().nullable(),
  reason: z.string(),
});

/** They are answered again, from what they write next. */
export const SenderUnblocked = z.object({
  type: z.literal('sender.unblocked'),
  advisor: z.string(),
  name: z.string().optional(),
  address: z.string().nullable(),
});

/** Something for the colleagues that never leaves: from an advisor, or what the assistant kept in a session. */
export const NoteAdded = z.object({
  type: z.literal('note.added'),
  advisor: z.string().optional(),
  name: z.string().optional(),
  session: z.string().optional(),
  text: z.string(),
  /** Colleagues whom it names: they are told. */
  mentions: z.array(z.string()).optional(),
});
