import { z } from 'zod';

const share = z.number().min(0).max(1);
const seconds = z.number().min(0).max(31_536_000);

/** Figures of a time before, in the units of a report: shares from 0 to 1, times in seconds. */
export const Baseline = z.strictObject({
  label: z.string().min(1).max(100).describe('What it is of: `2025, by hand`'),
  figures: z
    .strictObject({
      people: z.number().int().min(0),
      tickets: z.number().int().min(0),
      messages: z.number().int().min(0),
      first_contact_resolution: share,
      resolved_alone: share,
      assisted: share,
      handed_over: share,
      reopened: share,
      csat: share,
      repetition: z.number().min(0),
      promises_kept: share,
      nps: z.number().min(-100).max(100),
      first_answer_assistant: seconds,
      first_answer_people: seconds,
      time_to_resolution: seconds,
    })
    .partial(),
});
export type Baseline = z.infer<typeof Baseline>;
