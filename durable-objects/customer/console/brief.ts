import type { Brief } from '../../../src/console/protocol.ts';
import { briefText } from '../../../src/conversation/pending.ts';
import { strongest } from '../../../src/conversation/proofs.ts';
import { effectText } from '../../../src/language/desk.ts';
import type { ObjectContext } from '../context.ts';
import { isVip } from './card.ts';
import { deedText } from './items.ts';

/** Thresholds of satisfaction: below these a customer counts as angry, unhappy, neutral; above the last as content. */
const MOODS = { angry: 0.2, unhappy: 0.45, neutral: 0.7 };

/** What a colleague needs to know to continue; only known facts, nothing generated. */
export function briefOf({
  thread,
  sql,
  settings,
}: Pick<ObjectContext, 'thread' | 'sql' | 'settings'>): Brief {
  const { state } = thread;
  const { locale } = settings.known;
  const { control, account, facts, sessions } = state;
  const open = state.tickets.filter(({ status, claimed }) => status !== 'resolved' && !claimed);
  const ticket = open.at(-1);
  const session = sessions.at(-1);
  const promised = thread.promises.unkept();
  const [approval] = thread.approvals.asked();
  const lines = briefText(control).split('\n').filter(Boolean);
  return {
    who: {
      name: account?.name || null,
      account: account?.id ?? null,
      assurance: session?.assurance ?? 'anonymous',
      how: session?.proofs?.length
        ? `${strongest(session.proofs)}: ${session.proofs.map(({ source }) => source).join(', ')}`
        : '',
      language: (facts.language ?? session?.locale ?? locale).slice(0, 2),
      vip: isVip(state),
    },
    what: ticket?.subject ?? lines.at(0) ?? null,
    since: ticket?.openedAt ?? (control.kind === 'waiting' ? control.since : null),
    tried: thread.exchanges.done(5).map(({ fact }) => deedText(fact.tool, fact.order, locale)),
    promised: promised.map(({ what, by, name, due, state: how }) => ({
      what,
      by: name ?? by,
      due,
      state: how,
    })),
    needed: control.kind === 'waiting' ? lines.join('\n') || null : null,
    mood: moodOf(sql),
    reason: control.kind === 'waiting' ? control.reason : null,
    next: approval
      ? { text: effectText(approval.quote, settings.known) }
      : promised[0]
        ? { text: promised[0].what }
        : lines.length > 1
          ? { text: lines.at(-1) ?? '' }
          : null,
    order: ticket?.order ?? null,
  };
}

/** The mood of the customer's last message, where it was judged. */
function moodOf(sql: SqlStorage): Brief['mood'] {
  const row = sql
    .exec<{ satisfaction: number }>(
      `SELECT inferred_satisfaction AS satisfaction FROM (
         SELECT rowid, inferred_satisfaction, direction FROM exchanges ORDER BY rowid DESC LIMIT 20)
       WHERE direction = 'in' AND inferred_satisfaction IS NOT NULL ORDER BY rowid DESC LIMIT 1`,
    )
    .toArray()[0];
  if (!row) return null;
  const { satisfaction } = row;
  const { angry, unhappy, neutral } = MOODS;
  const words =
    satisfaction < angry
      ? 'angry'
      : satisfaction < unhappy
        ? 'unhappy'
        : satisfaction < neutral
          ? 'neutral'
          : 'content';
  return { satisfaction, words };
}
