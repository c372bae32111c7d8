import { type Mode, type Modes, modeFor } from '../../../src/brain/modes.ts';
import { CHANNELS, isPosted } from '../../../src/conversation/channels.ts';
import type { Command, HeldTurn, TurnOutcome } from '../../../src/conversation/commands.ts';
import type { Effect } from '../../../src/conversation/quote.ts';
import type { Session, State } from '../../../src/conversation/state.ts';
import { type Intent, noEntities } from '../../../src/conversation/values.ts';
import { approvalLetter, approvalText } from '../../../src/language/approvals.ts';
import { calledBy } from '../../../src/language/names/called.ts';
import { introduction, systemText } from '../../../src/language/notices.ts';
import type { Settings } from '../../../src/settings.ts';
import { canonical } from '../../../src/tools/canonical.ts';
import type { Settled } from '../../../src/tools/tool.ts';
import type { TurnMode } from './modes.ts';

/* What becomes of a turn whose reply waits for an advisor, or is left to one. Pure. */

/** Who a held turn is for, and how the store wants it. */
export interface HeldFor {
  session: Session;
  /** The messages it answers. */
  asked: string[];
  intents: readonly Intent[];
  state: State;
  settings: Settings;
  id(prefix: string): string;
}

/** A call that would have followed a plain request at once. */
export type HeldCall = Pick<Effect, 'tool' | 'input'>;

/** Why a thread is on the desk whose turns the store leaves to people. */
export const LEFT = 'a person answers';

/** What is written in the shop, or waits to be. */
export const WRITES: ReadonlySet<string> = new Set(['action.done', 'approval.asked']);

/**
 * A composed turn as the store wants it: by its mode, or by what it turned out to be about where nothing has
 * left or been `written` yet.
 */
export function heldBy(
  mode: TurnMode['mode'],
  turn: TurnOutcome,
  written: boolean,
  plainly: readonly HeldCall[],
  about: HeldFor,
): TurnOutcome {
  if (mode === 'person' || !turn.reply) return turn;
  if (mode === 'draft') return asDraft(turn, plainly, about);
  const later = written ? 'auto' : afterwards(about.settings.modes, about.session, turn);
  if (later === 'auto') return turn;
  return later === 'draft' ? asDraft(turn, [], about) : leftToPerson(turn.turn, '', about);
}

/** What ends a turn: its reply leaves, or waits for an advisor. */
export function endOf(turn: TurnOutcome, { assurance }: Session): Command {
  const { draft } = turn;
  const done = { ...turn, assurance };
  return draft ? { type: 'hold', turn: { ...done, draft } } : { type: 'commit', turn: done };
}

/** A turn as a draft. What plainly follows the customer's request is carried out with it, instead of asked about. */
function asDraft(turn: TurnOutcome, requested: readonly HeldCall[], about: HeldFor): HeldTurn {
  const { session, intents } = about;
  const [only, ...others] = turn.card?.card.alternatives ?? [];
  const same = (one: HeldCall, other: HeldCall) =>
    one.tool === other.tool && canonical(one.input) === canonical(other.input);
  const follows =
    only &&
    others.length === 0 &&
    only.effects.every((effect) => requested.some((call) => same(call, effect)));
  const intent = intents[0] ?? turn.records[0]?.findings.intent ?? null;
  const draft: HeldTurn['draft'] = {
    ...{ id: about.id('dr'), intent, effects: [], agreed: null },
    notice: noticeFor(about),
  };
  if (!follows || !turn.reply) return { ...turn, draft };
  return {
    ...turn,
    card: null,
    reply: {
      ...turn.reply,
      ...{ text: doneText(only.effects, about), choices: [], attachments: [] },
      introduces: introduces(session, about),
    },
    draft: { ...draft, effects: only.effects },
  };
}

/** What the customer agreed to, as a draft: it is done and told of once an advisor sends it. */
export function agreedDraft(
  turn: string,
  consent: Extract<Settled['consent'], { kind: 'agrees' }>,
  about: HeldFor,
): HeldTurn | null {
  const { session, asked, id } = about;
  const alternative = consent.card.alternatives.find((one) => one.id === consent.alternative);
  const effects = alternative?.effects.filter(({ quote }) => quote !== null) ?? [];
  const [first] = effects;
  if (!first) return null;
  const orders = [...new Set(effects.flatMap(({ quote }) => quote?.order ?? []))];
  const findings = {
    intent: first.intent,
    entities: { ...noEntities(), orders },
    satisfaction: null,
  };
  return {
    ...{ turn, session: session.id, assurance: session.assurance, answers: asked },
    reply: {
      ...{ message: id('m'), text: doneText(effects, about), choices: [], attachments: [] },
      ...{ introduces: introduces(session, about), findings },
    },
    ...{ silence: null, card: null, tickets: [], learned: [], handover: null },
    records: asked.map((message) => ({ message, findings })),
    draft: {
      ...{ id: id('dr'), intent: first.intent, effects },
      agreed: { card: consent.card.id, alternative: consent.alternative },
      notice: noticeFor(about),
    },
  };
}

/** A turn that a person answers: the desk has it, and who waits on a live channel is told so, once. */
export function leftToPerson(turn: string, summary: string, about: HeldFor): TurnOutcome {
  const { session, asked, intents, state } = about;
  const findings = { intent: intents[0] ?? null, entities: noEntities(), satisfaction: null };
  const waits = state.control.kind === 'waiting';
  const notice = waits ? null : noticeFor(about);
  return {
    ...{ turn, session: session.id, answers: asked, card: null, tickets: [], learned: [] },
    reply: notice && { ...notice, choices: [], attachments: [], introduces: false, findings },
    silence: notice ? null : LEFT,
    records: asked.map((message) => ({ message, findings })),
    handover: waits ? null : { reason: LEFT, summary },
  };
}

/**
 * How strictly the store wants a turn that was composed, by what it turned out to be about: on a channel
 * where nothing of it has left yet.
 */
function afterwards(modes: Modes, { channel }: Session, turn: TurnOutcome): Mode {
  const intents = [
    ...turn.records.flatMap(({ findings }) => findings.intent ?? []),
    ...(turn.card?.card.alternatives.flatMap(({ effects }) => effects.map(({ intent }) => intent)) ?? []),
  ];
  return modes.length > 0 && isPosted(channel) ? modeFor(modes, channel, intents) : 'auto';
}

function noticeFor({ session, settings, id }: HeldFor): { message: string; text: string } | null {
  if (isPosted(session.channel) && !settings.drafts.acknowledge) return null;
  return { message: id('m'), text: systemText('person_answers', session.locale) };
}

function introduces({ channel }: Session, { state }: HeldFor): boolean {
  return !state.introduced.includes(channel);
}

/** What the customer reads once it is done; each deed is told of by itself when there are several. */
function doneText(effects: readonly Effect[], about: HeldFor): string {
  const { session, settings, state } = about;
  const { locale, channel } = session;
  const name = calledBy(state.account?.name ?? '');
  const [order = null] = effects.flatMap(({ quote }) => quote?.order ?? []);
  return [
    ...(CHANNELS[channel].letter ? [approvalLetter(order, name, locale).greeting] : []),
    ...(introduces(session, about) ? [introduction(channel, settings.name, locale)] : []),
    ...effects.flatMap(({ quote }) =>
      quote ? approvalText({ kind: 'done' }, quote, { locale, timeZone: settings.timeZone }) : [],
    ),
  ].join('\n\n');
}
