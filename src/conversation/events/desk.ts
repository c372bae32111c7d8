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

/** Something for the colleagues that never leaves: from an advisor, or what the assistant kept in a session. */
export const NoteAdded = z.object({
  type: z.literal('note.added'),
  advisor: z.string().optional(),
  name: z.string().optional(),
  session: z.string().optional(),
  text: z.string(),
});
