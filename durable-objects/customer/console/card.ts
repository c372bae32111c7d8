import type { QueueEntry } from '../../../src/console/protocol.ts';
import type { State } from '../../../src/conversation/state.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { workingTime } from '../../../src/language/calendar.ts';
import type { Settings } from '../../../src/settings.ts';
import type { QueueCard } from '../../desk/queue.ts';
import type { ObjectContext } from '../context.ts';
import { urgencyOf } from './urgency.ts';

/** Longest last line of a row, in characters. */
const LINE = 160;
const MINUTE = 60_000;

/** What the desk effect says about a thread. */
interface CardNews {
  at: string;
  reason: string;
  summary: string;
  state: QueueCard['state'];
}

/** A thread as the desk lists it, as of now. */
export function cardOf(
  { thread, self, sql }: Pick<ObjectContext, 'thread' | 'self' | 'sql'>,
  settings: Settings,
  { at, reason, summary, state: how }: CardNews,
): QueueCard {
  const { state } = thread;
  const { account, control, sessions, tickets, facts } = state;
  const assurance = sessions.at(-1)?.assurance ?? 'anonymous';
  const known = account !== null || sessions.some((session) => atLeast(session.assurance, 'recognised'));
  const since = control.kind === 'waiting' ? control.since : at;
  const due = dueOf(state, settings, thread.promises.unkept(), since);
  const warn = due && new Date(Date.parse(due) - settings.promises.warnMinutes * MINUTE).toISOString();
  return {
    ...{ customer: self, known, assurance, state: how, since, reason, summary, due, warn, skills: [] },
    name: account?.name || null,
    tags: state.tags ?? [],
    channels: [...new Set(sessions.map(({ channel }) => channel))].slice(-4),
    last: lastLine(sql, at),
    urgency: isVip(state) ? 'now' : urgencyOf(control.kind === 'waiting' ? control.reason : reason, known),
    language: (facts.language ?? sessions.at(-1)?.locale ?? settings.locale).slice(0, 2),
    order: tickets.findLast(({ status, order }) => order !== null && status !== 'resolved')?.order ?? null,
    heardAt:
      sessions
        .flatMap(({ heardAt }) => heardAt ?? [])
        .sort()
        .at(-1) ?? null,
    holder: control.kind === 'advisor' ? { id: control.advisor, name: control.name } : null,
  };
}

/** Whether advisors have tagged the customer as VIP. */
export function isVip({ tags = [] }: Pick<State, 'tags'>): boolean {
  return tags.includes('vip');
}

/** By when an answer is due: what was promised, else the store's target, counted in its hours. */
function dueOf(
  { control }: State,
  settings: Settings,
  promises: readonly { due: string; state: string }[],
  since: string,
): string | null {
  const promised = promises.flatMap(({ due, state }) => (state === 'kept' ? [] : [due])).sort()[0];
  if (promised) return promised;
  if (control.kind !== 'waiting') return null;
  const minute = new Date(Math.floor(Date.parse(since) / MINUTE) * MINUTE).toISOString();
  return workingTime(minute, settings.promises.answerMinutes, settings);
}

function lastLine(sql: SqlStorage, at: string): QueueCard['last'] {
  const row = sql
    .exec<{ timestamp: string; author: QueueCard['last']['author']; text: string }>(
      'SELECT timestamp, author, text FROM exchanges ORDER BY rowid DESC LIMIT 1',
    )
    .toArray()[0];
  return row
    ? { at: row.timestamp, author: row.author, text: row.text.replace(/\s+/g, ' ').slice(0, LINE) }
    : { at, author: 'system', text: '' };
}

/** A thread for a list that is not the desk's: without what only the desk knows. */
export function entryOf(context: Pick<ObjectContext, 'thread' | 'self' | 'sql' | 'settings'>): QueueEntry {
  const { control, tickets, sessions } = context.thread.state;
  const open = tickets.some(({ status }) => status !== 'resolved');
  const { blocks = [] } = context.thread.state;
  const idle = blocks.length > 0 ? 'blocked' : open ? 'assistant' : 'closed';
  const state = control.kind === 'assistant' ? idle : control.kind;
  const at = sessions.at(-1)?.heardAt ?? '';
  const reason = control.kind === 'waiting' ? control.reason : '';
  const summary = tickets.at(-1)?.subject ?? '';
  const {
    holder,
    heardAt: _,
    ...card
  } = cardOf(context, context.settings.known, { at, reason, summary, state });
  return { ...card, tags: card.tags ?? [], advisor: holder, snoozedUntil: null, viewers: [] };
}
