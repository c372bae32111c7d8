import type { BrainFailed } from '../brain.ts';
import type { BrainKind } from '../settings.ts';

/** What only the owner can mend, by the status or the code that the provider gave, with what mends it. */
const FIXES: readonly [RegExp, (model: string) => string][] = [
  [
    /invalid_api_key|authentication_error|\b401\b/,
    () => 'does not accept the key: give it a valid one with PUT /api/v1/secrets',
  ],
  [
    /insufficient_quota|billing_error|\b402\b/,
    () => 'has no credits left, or a spending limit is reached: top it up or raise the limit at the provider',
  ],
  [
    /data_residency_mismatch/,
    () =>
      'is asked in another region than its project is in: use a key of a project in this region, or the base URL of its own',
  ],
  [
    /permission_error|\b403\b/,
    (model) =>
      `does not let this key use ${model}, or not from this region: allow it at the provider, or name another in settings.brain`,
  ],
  [
    /model_not_found|not_found_error|\b404\b/,
    (model) => `knows no ${model} (or serves it no more): name another model in settings.brain`,
  ],
];

interface Failing {
  kind: BrainKind;
  model?: string | undefined;
}

/**
 * What the desk is told of a model that failed, in words that say what to do; null for what passes by itself.
 * `resting`: it has failed so often that it is left alone for a while.
 */
export function troubleOf(
  { kind, model }: Failing,
  { failure, detail }: BrainFailed,
  resting: boolean,
): string | null {
  const named = model ?? 'its usual model';
  if (failure === 'denied') {
    const [, fix] = FIXES.find(([pattern]) => pattern.test(detail)) ?? [];
    return `${kind} ${fix?.(named) ?? `refuses what ${named} is asked (${detail}): name another model in settings.brain`}`;
  }
  if (!resting || failure === 'refused' || failure === 'too_long') return null;
  return `${kind} fails again and again (${failure}): the next brain of the chain answers until it is back; if it stays so, put another first in settings.brain`;
}

/** What the desk is told of a model that the store names and that cannot be asked at all. */
export function unaskableOf({ kind }: Failing): string {
  switch (kind) {
    case 'workers-ai':
      return 'workers-ai is in settings.brain, and this deployment has no AI binding: add one, or name another';
    case 'compatible':
      return 'compatible is in settings.brain without a model, or this deployment has no COMPATIBLE_BASE_URL: set both';
    default:
      return `${kind} is in settings.brain and has no key: give it one with PUT /api/v1/secrets`;
  }
}
