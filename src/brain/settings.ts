import { z } from 'zod';
import { Channel } from '../conversation/values.ts';

/** Who can answer: a provider of models, or this service's own brain. */
export const BrainKind = z.enum(['claude', 'gpt', 'workers-ai', 'compatible', 'embedded']);
export type BrainKind = z.infer<typeof BrainKind>;

export const Effort = z.enum(['none', 'low', 'medium', 'high']);
export type Effort = z.infer<typeof Effort>;

const Link = z.object({
  kind: BrainKind,
  /** The provider's name of the model; without it the provider's usual one. */
  model: z.string().min(1).max(100).optional(),
  /** How long it may think; without it the channel's own: little on the phone, some in letters. */
  effort: Effort.optional(),
});
/** One brain of a chain. */
export type BrainLink = z.infer<typeof Link>;

/** Tried in this order; what has no credentials is skipped, and the embedded brain ends every chain. */
const Chain = z.array(Link).max(5);

/** Who composes replies, and how long somebody waits for them. */
export const BrainSettings = z
  .object({
    /** Empty: the deployment's own choice (`DEFAULT_BRAIN`, else Workers AI where there is its binding). */
    chain: Chain.default([]),
    /** Chains of single channels. */
    channels: z.partialRecord(Channel, z.object({ chain: Chain })).default({}),
    /** The older form of a chain of one; read where `chain` is empty. */
    kind: BrainKind.optional(),
    model: z.string().min(1).max(100).optional(),
    /** With `JURISDICTION=eu`: providers may be asked that process outside the European Union. */
    outsideEu: z.boolean().default(false),
    /** Milliseconds to the first word of an answer, and between two words; without them the channel's. */
    firstTokenMs: z.number().int().min(100).max(60_000).optional(),
    stallMs: z.number().int().min(100).max(60_000).optional(),
    /** Milliseconds for a whole turn, look-ups and all; without it the channel's. */
    turnMs: z.number().int().min(500).max(180_000).optional(),
    /** Longest answer, in tokens; without it the channel's. */
    maxTokens: z.number().int().min(64).max(16_000).optional(),
  })
  .prefault({});
export type BrainSettings = z.infer<typeof BrainSettings>;

/** The brains of a channel as the store names them; empty where it leaves that to the deployment. */
export function chainOf(brain: BrainSettings, channel: Channel): readonly BrainLink[] {
  const named = brain.channels[channel]?.chain ?? brain.chain;
  if (named.length > 0) return named;
  return brain.kind ? [{ kind: brain.kind, ...(brain.model ? { model: brain.model } : {}) }] : [];
}
