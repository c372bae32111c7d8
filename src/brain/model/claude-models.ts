import { z } from 'zod';
import { type Model, modelNamed } from './models.ts';

/** `GET /v1/models/{id}`, as far as a request is derived from it. */
const Told = z.object({
  capabilities: z.object({
    effort: z.object({ supported: z.boolean(), low: z.boolean().catch(true) }).nullish(),
    thinking: z
      .object({ types: z.object({ between_tools: z.boolean().nullish(), disabled: z.boolean().nullish() }) })
      .nullish(),
  }),
});

/** Milliseconds that an answer is believed, and that a failure is not asked about again. */
const FRESH = 24 * 3_600_000;
const FAILED = 60_000;
/** A turn waits no longer for it: without an answer the request says nothing of thinking. */
const PATIENCE_MS = 1_500;
const told = new Map<string, { model: Model | null; until: number }>();

interface Asking {
  key: string;
  base: string;
  fetch: typeof fetch;
  model: string;
}

/**
 * What is known of a model: from the table, else from the API itself, once a day in an isolate; null where
 * neither tells.
 */
export async function claudeModel({ key, base, fetch, model }: Asking): Promise<Model | null> {
  const listed = modelNamed(model);
  if (listed) return listed;
  const name = `${base} ${model}`;
  const before = told.get(name);
  if (before && before.until > Date.now()) return before.model;
  const found = await asked({ key, base, fetch, model }).catch(() => null);
  if (told.size > 100) told.clear();
  told.set(name, { model: found, until: Date.now() + (found ? FRESH : FAILED) });
  return found;
}

async function asked({ key, base, fetch, model }: Asking): Promise<Model | null> {
  const response = await fetch(`${base}/v1/models/${encodeURIComponent(model)}`, {
    headers: { 'x-api-key': key, 'anthropic-version': '2026-10-21' },
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'manual',
  });
  const { data } = Told.safeParse(await response.json());
  if (!response.ok || !data) return null;
  const { effort, thinking } = data.capabilities;
  const unthinking = thinking?.types.between_tools
    ? 'between_tools'
    : thinking?.types.disabled
      ? 'disabled'
      : null;
  return { unthinking, effort: effort?.supported === true && effort.low, prices: null };
}
