import type { Floor, ThreadState } from '../../../src/console/protocol.ts';
import type { State } from '../../../src/conversation/state.ts';
import { isDone } from '../../../src/conversation/turn/floor.ts';
import { effectText, evidenceTexts } from '../../../src/language/desk.ts';
import type { ObjectContext } from '../context.ts';
import { isVip } from './card.ts';
import { urgencyOf } from './urgency.ts';

/** Who is in charge, and since when. */
export function floorOf(state: State, joinedAt: () => string): Floor {
  const { control, tickets, tags } = state;
  switch (control.kind) {
    case 'assistant':
      return { kind: 'assistant' };
    case 'waiting':
      return {
        kind: 'waiting',
        since: control.since,
        reason: control.reason,
        urgency: isVip({ tags }) ? 'now' : urgencyOf(control.reason, tickets.length > 0),
      };
    case 'advisor':
      return {
        ...{ kind: 'advisor', id: control.advisor, name: control.name, since: control.since ?? joinedAt() },
        ...(isDone(state) ? { done: true } : {}),
      };
  }
}

/** The state of a thread for advisors. `isLive`: whether a session has a live socket. */
export function threadState(
  { thread, settings }: Pick<ObjectContext, 'thread' | 'settings'>,
  isLive: (session: string) => boolean,
): ThreadState {
  const { state } = thread;
  const { locale } = settings.known;
  return {
    floor: floorOf(state, () => state.sessions.at(-1)?.saidAt ?? ''),
    tickets: state.tickets.map(({ id, intent, order, status, subject, at }) => {
      return { id, intent, order, status, subject, at };
    }),
    promises: thread.promises.unkept().flatMap(({ id, by, name, what, due, state: how }) => {
      return how === 'kept' ? [] : [{ id, by, name, what, due, state: how }];
    }),
    approvals: thread.approvals.asked().map(({ id, at, tool, quote, reason, evidence, due }) => {
      const [first] = quote.money;
      return {
        ...{ id, at, tool, order: quote.order, reason, due },
        effect: effectText(quote, settings.known),
        amount: first ? { value: first.amount, currency: first.currency } : null,
        evidence: evidenceTexts(evidence, locale),
      };
    }),
    cards: state.cards
      .filter(({ over, agreed }) => over === undefined && agreed === undefined)
      .map(({ id, session, at, alternatives }) => {
        const effects = alternatives.flatMap((one) => one.effects);
        const text = effects
          .flatMap(({ quote }) => (quote ? [effectText(quote, settings.known)] : []))
          .join(' / ');
        return { id, session, at, text };
      }),
    sessions: state.sessions.map(({ id, channel, address, assurance, heardAt }) => {
      return { id, channel, address, assurance, heardAt, live: isLive(id) };
    }),
    tags: state.tags ?? [],
    blocked: (state.blocks ?? []).map(({ address, reason, advisor: id, name = '', at }) => {
      return { address, reason, by: { id, name }, at };
    }),
    language: state.facts.language ?? state.sessions.at(-1)?.locale ?? locale,
  };
}
