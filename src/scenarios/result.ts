import { z } from 'zod';
import { ScenarioId } from './scenario.ts';

/** How a scenario went with settings that were to be published. */
export const ScenarioResult = z.strictObject({
  scenario: ScenarioId,
  goal: z.string().max(300),
  state: z
    .enum(['passes', 'fails', 'failed before'])
    .describe('`failed before`: with the settings that held it failed as well'),
  why: z.array(z.string().max(500)).max(50).default([]).describe('What did not hold'),
  lines: z
    .array(z.strictObject({ who: z.enum(['customer', 'service']), text: z.string().max(2_000) }))
    .max(200)
    .default([])
    .describe('The words of it, where it failed'),
});
export type ScenarioResult = z.infer<typeof ScenarioResult>;
