import { now, timestamp } from '../../../src/clock.ts';
import type { ObjectContext } from '../context.ts';
import type { Act, CustomerRefusal } from '../rpc.ts';
import type { Approvals } from './approvals.ts';

const HOUR = 3_600_000;

type DraftsContext = Pick<ObjectContext, 'thread' | 'settings'>;

/**
 * Decides a draft: it is sent, as it stands or in the advisor's words, or dropped. The same advisor may say
 * the same again; whoever else comes is too late.
 */
export function decideDraft(
  { thread, settings }: DraftsContext,
  { draft: id, decision, text, advisor, name }: Act & { type: 'draft' },
): CustomerRefusal | null {
  const record = thread.drafts.get(id);
  if (!record) return 'unknown_draft';
  const { made, settled } = record;
  if (settled) {
    const same =
      settled.outcome === (decision === 'send' ? 'sent' : 'dropped') && settled.advisor === advisor;
    return same ? null : settled.outcome === 'void' ? 'stale' : 'decided';
  }
  const lapses = new Date(now() + settings.known.drafts.tryHours * HOUR).toISOString();
  const decided = { type: 'decide-draft', draft: made, decision, text, advisor, name } as const;
  const acted = thread.act({ ...decided, at: timestamp(), lapses });
  return acted.ok ? null : acted.refusal;
}

/** Carries out what a sent draft does. What cannot be carried out now is by the alarm. */
export async function carryOutDraft(
  { thread }: Pick<DraftsContext, 'thread'>,
  approvals: Pick<Approvals, 'goOn'>,
  draft: string,
): Promise<void> {
  const effects = thread.drafts.get(draft)?.made.effects ?? [];
  for (const n of effects.keys()) await approvals.goOn(`${draft}-${n}`);
}
