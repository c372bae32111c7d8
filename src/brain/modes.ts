import { z } from 'zod';
import { Channel, Intent } from '../conversation/values.ts';

/** `draft`: a person sees the reply before it leaves. `off`: a person writes it. */
export const Mode = z.enum(['auto', 'draft', 'off']);
export type Mode = z.infer<typeof Mode>;

/** How much of the answering is the assistant's: the first rule that fits, else `auto`. */
export const Modes = z
  .array(
    z.object({
      intent: z.union([z.literal('*'), Intent]).default('*'),
      channel: z.union([z.literal('*'), Channel]).default('*'),
      mode: Mode,
    }),
  )
  .max(200)
  .default([]);
export type Modes = z.infer<typeof Modes>;

/** The mode of a turn that is about these intents: the strictest of what fits each of them. */
export function modeFor(modes: Modes, channel: Channel, intents: readonly Intent[]): Mode {
  const about: readonly (Intent | null)[] = intents.length > 0 ? intents : [null];
  return about
    .map((intent) => {
      const rule = modes.find(
        (one) =>
          (one.channel === '*' || one.channel === channel) && (one.intent === '*' || one.intent === intent),
      );
      return rule?.mode ?? 'auto';
    })
    .reduce(stricter);
}

/** The stricter of two. */
function stricter(one: Mode, other: Mode): Mode {
  return Mode.options.indexOf(one) >= Mode.options.indexOf(other) ? one : other;
}
