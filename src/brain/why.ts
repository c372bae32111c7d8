import { z } from 'zod';
import { Assurance, Channel, Intent } from '../conversation/values.ts';

/** One request to a model. Cost in US dollars; null where its price is not known. */
export const ModelUse = z.object({
  model: z.string(),
  input: z.number(),
  cached: z.number(),
  cacheWrite: z.number(),
  output: z.number(),
  cost: z.number().nullable(),
});
export type ModelUse = z.infer<typeof ModelUse>;

/** A call of a turn: `agreed` was carried out on the customer's yes before any brain thought, `quote` is a dry run. */
export const UsedTool = z.object({
  tool: z.string(),
  kind: z.enum(['call', 'quote', 'agreed']),
  input: z.unknown(),
  /** What it came to, shortened where it is long; null where it was refused. */
  result: z.unknown(),
  /** Why it was refused. */
  refused: z.string().nullable(),
  ms: z.number(),
});
export type UsedTool = z.infer<typeof UsedTool>;

/** What a message of the assistant rests on. */
export const Why = z.object({
  message: z.string(),
  at: z.string(),
  session: z.string(),
  channel: Channel,
  /** The brain that finished it, and those that failed before. */
  brain: z.string(),
  failed: z.array(z.object({ brain: z.string(), reason: z.string() })),
  requests: z.array(ModelUse),
  cost: z.number().nullable(),
  /** To the first words that left, and to the end. */
  firstWordMs: z.number().nullable(),
  ms: z.number(),
  assurance: Assurance,
  intents: z.array(Intent),
  /** What the embedded brain set out to say. */
  plan: z.array(z.string()),
  /** What the turn was given. */
  knew: z.object({
    facts: z.record(z.string(), z.string()),
    orders: z.array(z.string()),
    tickets: z.array(z.string()),
    cards: z.array(z.string()),
    promises: z.array(z.string()),
    exchanges: z.number(),
  }),
  tools: z.array(UsedTool),
  articles: z.array(z.object({ article: z.string(), title: z.string(), url: z.string().nullable() })),
  card: z.unknown(),
  /** Rules that said no, and what waits for a person by them. */
  policy: z.array(z.string()),
  handover: z.string().nullable(),
});
export type Why = z.infer<typeof Why>;
