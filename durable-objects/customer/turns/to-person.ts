import type { Context } from '../../../src/brain/context.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { TurnOutcome } from '../../../src/conversation/commands.ts';
import type { Session } from '../../../src/conversation/state.ts';
import { sight } from '../../../src/identity/assurance.ts';
import type { Settled } from '../../../src/tools/tool.ts';
import { agreedDraft, type HeldFor, LEFT, leftToPerson } from './held.ts';
import type { TurnMode } from './modes.ts';
import { type ReadingContext, type ReadingScope, readTurn } from './reading.ts';

/** What a colleague reads, whatever the speaker may see. */
const EVERYTHING: ReadingScope = { scope: 'thread', reader: 'verified' };

type Briefing = (context: Context, reason: string) => string;

/** What a turn comes to that no brain composes: a person answers it, or does what is agreed to. */
export async function uncomposed(
  reading: ReadingContext,
  turn: string,
  mode: TurnMode['mode'],
  consent: Settled['consent'],
  about: HeldFor,
  briefing: Briefing,
): Promise<TurnOutcome | null> {
  const { session, asked } = about;
  if (mode === 'draft') return consent.kind === 'agrees' ? agreedDraft(turn, consent, about) : null;
  if (mode === 'auto' || CHANNELS[session.channel].spoken) return null;
  const whole = await readTurn(reading, session, asked, EVERYTHING);
  return leftToPerson(turn, briefing(whole, LEFT), about);
}

/**
 * What the desk reads holds the whole thread, also where a caller who asks for a person may not have it read
 * back to them.
 */
export async function withBriefing(
  reading: ReadingContext,
  outcome: TurnOutcome,
  session: Session,
  asked: string[],
  { briefing, own }: { briefing: Briefing; own: boolean },
): Promise<TurnOutcome> {
  const { handover } = outcome;
  const sees = sight(session);
  if (!handover || sees.thread || !sees.dealings) return outcome;
  const whole = await readTurn(reading, session, asked, EVERYTHING);
  const rest = briefing(whole, handover.reason);
  // What a model made of the talk comes first and stays: the briefing adds what the caller could not be told.
  const summary = own && handover.summary ? `${handover.summary}\n${rest}` : rest;
  return { ...outcome, handover: { ...handover, summary } };
}
