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

export const NoteAdded = z.object({ type: z.literal('note.added'), advisor: z.string(), text: z.string() });
