import type { DraftDecision, HeldTurn } from '../commands.ts';
import type { DraftMade, DraftSettled } from '../events/drafts.ts';
import type { Fact, FactOf } from '../events.ts';
import { answered } from '../pending.ts';
import { type HeldDraft, type State, sessionOf } from '../state.ts';
import { learntIn, movesOf, notesIn, refusalOf, resolutionIn } from './commit.ts';
import { accept, type Decision, refuse } from './decision.ts';

/*
 * A reply that waits for an advisor. While it waits, the messages it answers are owed nothing more; a new
 * message of the customer voids it, and then all of them are owed an answer again.
 */

/** The draft that waits in a session. */
export function draftIn({ drafts = [] }: State, session: string): HeldDraft | undefined {
  return drafts.find((draft) => draft.session === session);
}

/** The state once a draft waits. */
export function withDraft(state: State, { draft: id, session, answers }: DraftMade, at: string): State {
  const { pending, drafts = [] } = state;
  const since = pending.find((other) => other.session === session)?.since ?? at;
  return {
    ...state,
    pending: answered(pending, session, answers),
    drafts: [
      ...drafts.filter((other) => other.session !== session),
      { id, session, messages: answers, since },
    ],
  };
}

/**
 * The state once it no longer waits: the messages of a void draft are owed an answer again, before those that
 * came since.
 */
export function withoutDraft(state: State, { draft: id, outcome }: DraftSettled): State {
  const { pending, drafts = [] } = state;
  const draft = drafts.find((other) => other.id === id);
  if (!draft) return state;
  const left = { ...state, drafts: drafts.filter((other) => other !== draft) };
  if (outcome !== 'void') return left;
  const { session, messages, since } = draft;
  const more = pending.find((other) => other.session === session)?.messages ?? [];
  const owed = { session, messages: [...messages, ...more], since };
  return { ...left, pending: [...pending.filter((other) => other.session !== session), owed] };
}

/** The customer says more in a session: the draft that waits there is void. */
export function voidedIn(state: State, session: string): Fact[] {
  const draft = draftIn(state, session);
  return draft ? [{ type: 'draft.settled', draft: draft.id, session, outcome: 'void' }] : [];
}

/** A person takes the thread: none of the assistant's drafts is sent any more, or none in these sessions. */
export function droppedFor(
  { drafts = [] }: State,
  advisor: string,
  name: string,
  sessions?: readonly string[],
): Fact[] {
  return drafts
    .filter(({ session }) => sessions?.includes(session) ?? true)
    .map(({ id, session }) => ({
      type: 'draft.settled',
      ...{ draft: id, session, outcome: 'dropped', advisor, name },
    }));
}

/**
 * A turn is finished and waits for an advisor. What it learnt is kept, and the person who is needed is
 * called; its reply, card, promises and closed tickets take effect only when it is sent.
 */
export function hold(state: State, turn: HeldTurn): Decision {
  const refusal = refusalOf(state, turn);
  if (refusal) return refuse(refusal);
  const session = sessionOf(state, turn.session);
  if (!session) return refuse('unknown_session');
  if (!turn.reply || draftIn(state, session.id)) return refuse('stale');
  const { id: draft, intent, effects, agreed, notice } = turn.draft;
  const { findings, ...reply } = turn.reply;
  const moves = movesOf(state, turn, session);
  const facts: Fact[] = [...learntIn(turn, session), ...notesIn(turn, session)];
  facts.push({
    type: 'draft.made',
    ...{ draft, session: session.id, channel: session.channel, turn: turn.turn, answers: turn.answers },
    ...{ intent, assurance: session.assurance, ...reply, findings },
    ...{ ticket: turn.tickets[0]?.id ?? null, resolution: resolutionIn(turn), card: turn.card },
    ...{ moves: turn.handover ? [] : moves, promises: turn.promises ?? [], effects, agreed },
  });
  // Said once, however often the customer writes before somebody comes.
  const since = state.pending.find((other) => other.session === session.id)?.since ?? '';
  if (notice && (session.saidAt ?? '') < since)
    facts.push({
      type: 'message.composed',
      ...{ message: notice.message, session: session.id, channel: session.channel, author: 'system' },
      ...{ text: notice.text, choices: [], attachments: [], answers: [], introduces: false },
      assurance: session.assurance,
    });
  if (!turn.handover) return accept(...facts);
  const asked: Fact = { type: 'handover.requested', session: session.id, ...turn.handover };
  return accept(
    ...facts,
    ...moves.map((move): Fact => ({ type: 'ticket.moved', ...move, channel: session.channel })),
    asked,
  );
}

/** An advisor decides a draft that still waits; a second decision finds none. */
export function decideDraft(state: State, command: DraftDecision): Decision {
  const { draft, decision, advisor, name } = command;
  if (draftIn(state, draft.session)?.id !== draft.draft) return refuse('stale');
  if (state.control.kind === 'advisor' && state.control.advisor !== advisor) return refuse('taken');
  const { session } = draft;
  const text = command.text?.trim();
  const changed = text && text !== draft.text.trim() ? text : undefined;
  const settled: FactOf<'draft.settled'> = {
    type: 'draft.settled',
    ...{ draft: draft.draft, session, outcome: decision === 'send' ? 'sent' : 'dropped', advisor, name },
    ...(changed && decision === 'send' ? { text: changed } : {}),
  };
  if (decision === 'send') {
    const told = draft.effects.length > 0 ? approved(command, changed) : said(command, changed);
    return accept(settled, ...promised(draft), ...told);
  }
  const facts: Fact[] = [settled];
  const { agreed } = draft;
  if (agreed) facts.push({ type: 'card.lapsed', card: agreed.card, session, reason: 'dropped' });
  // No customer is left with a question that nobody looks after.
  if (state.control.kind === 'assistant')
    facts.push({
      type: 'handover.requested',
      session,
      reason: 'draft dropped',
      summary: draft.text.slice(0, 500),
    });
  return accept(...facts);
}

/**
 * What the customer is told about a draft without actions. A text that an advisor wrote instead is the
 * advisor's own.
 */
function said({ draft, advisor: _, name }: DraftDecision, changed: string | undefined): Fact[] {
  const { session, channel, message, answers, assurance, ticket, resolution, findings, moves, card } = draft;
  // A card in other words than code's would be agreed to as something else.
  const puts = card && (!changed || changed.includes(card.said)) ? card : null;
  return [
    ...(puts ? [{ type: 'card.put', ...puts } as const] : []),
    {
      type: 'message.composed',
      ...{ message, session, channel, text: changed ?? draft.text, attachments: draft.attachments },
      ...(changed
        ? { author: 'advisor', name, introduces: false }
        : { author: 'assistant', turn: draft.turn, introduces: draft.introduces }),
      choices: draft.choices.filter(({ id }) => puts || !id.startsWith('accept:')),
      ...{ answers, assurance, ...(ticket ? { ticket } : {}) },
    },
    { type: 'exchange.recorded', message, findings, ticket, resolution },
    ...moves.map((move): Fact => ({ type: 'ticket.moved', ...move, channel })),
  ];
}

function promised({ promises, ticket, session, channel }: DraftMade): Fact[] {
  return promises.map((promise) => ({
    type: 'promise.made',
    ...{ by: 'assistant', ...promise, ticket, session, channel },
  }));
}

/**
 * The advisor who sends a draft approves its effects: they are carried out once, as quoted, and the customer
 * is told when they are done.
 */
function approved({ draft, advisor, name, at, lapses }: DraftDecision, changed: string | undefined): Fact[] {
  const { session, channel, assurance, agreed } = draft;
  const yes: Fact[] = agreed
    ? [
        {
          type: 'card.agreed',
          ...{ ...agreed, session, channel, assurance, messages: draft.answers, by: 'words' },
        },
        { type: 'card.lapsed', card: agreed.card, session, reason: 'approval' },
      ]
    : [];
  const deeds = draft.effects.flatMap(({ tool, input, quote }, n): Fact[] => {
    const approval = `${draft.draft}-${n}`;
    if (!quote) return [];
    return [
      {
        type: 'approval.asked',
        ...{ approval, tool, input, quote, reason: 'draft', evidence: [], session, channel, assurance },
        ...{ due: at, lapses },
      },
      {
        type: 'approval.decided',
        ...{ approval, decision: 'approve', advisor, name },
        ...(changed && n === 0 ? { text: changed } : {}),
      },
    ];
  });
  return [...yes, ...deeds];
}
