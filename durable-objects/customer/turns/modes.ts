import type { Context } from '../../../src/brain/context.ts';
import { hasPolicy, type PolicyReason } from '../../../src/brain/handover.ts';
import { type Mode, modeFor } from '../../../src/brain/modes.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Card } from '../../../src/conversation/quote.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Intent } from '../../../src/conversation/values.ts';
import type { Settled } from '../../../src/tools/tool.ts';
import type { ObjectContext } from '../context.ts';
import { agreementsOf } from './agreements.ts';
import { type ReadingContext, readTurn } from './reading.ts';
import { type ReadSigns, triggerOf } from './triggers.ts';

/** How a turn is answered, and what it is about as far as that was asked. */
export interface TurnMode {
  /** `person`: a person answers, and the customer is told so where they wait. */
  mode: 'auto' | 'draft' | 'person';
  intents: Intent[];
  /** The policy by which a person answers; absent where none does. */
  why?: PolicyReason;
}

/** The new words are to nothing yet: a person reads them. */
export const UNSETTLED: Settled = { consent: { kind: 'none' }, results: [] };

/** What the mode of a turn depends on beside the store's rules. */
interface ModeReading {
  /** What words want; absent: nothing that is known. */
  read: ((context: Context) => ReadSigns) | undefined;
  outOfMoney: boolean | undefined;
}

const AUTO: TurnMode = { mode: 'auto', intents: [] };

/**
 * How the store wants the new words of a session answered. A yes is about what it agrees to. Nothing is read
 * where the store leaves everything to the assistant.
 */
export async function modeOfTurn(
  context: ReadingContext & Pick<ObjectContext, 'sql'>,
  session: Session,
  asked: string[],
  { read = () => ({ intents: [], anger: false }), outOfMoney = false }: ModeReading,
): Promise<TurnMode> {
  const { modes, budget, handover } = context.settings.known;
  if (outOfMoney && budget.beyond === 'person') return { mode: 'person', intents: [] };
  const byPolicy = hasPolicy(handover);
  if (modes.length === 0 && !byPolicy) return AUTO;
  const consent = await agreementsOf(context, { session, asked }).read();
  const agreed = consent.kind === 'agrees' ? consent.alternative : null;
  // Words that are unclear may turn out to be the yes to any of it.
  const put =
    consent.kind === 'agrees' || consent.kind === 'unclear' ? consentedTo(consent.card, agreed) : [];
  // What was put to them and is agreed to is done, whoever they are.
  const turn = agreed === null ? await readTurn(context, session, asked) : null;
  const why = turn && (await triggerOf(context, session, turn, read));
  const intents = turn ? [...read(turn).intents, ...put] : put;
  if (why) return { mode: 'person', intents, why };
  return { mode: modeOn(session, modeFor(modes, session.channel, intents)), intents };
}

/** What an alternative of a card is about; all of it where none is named. */
function consentedTo({ alternatives }: Card, agreed: string | null): Intent[] {
  return alternatives
    .filter(({ id }) => agreed === null || id === agreed)
    .flatMap(({ effects }) => effects.map(({ intent }) => intent));
}

/** A turn as if its speaker had asked for a person: whoever says so on the phone is put through. */
export function askingForPerson(context: Context): Context {
  const last = context.asked.length - 1;
  return {
    ...context,
    asked: context.asked.map((message, n) => (n === last ? { ...message, choice: 'human' } : message)),
  };
}

/** A caller cannot wait for a draft: they are put through, or called back. */
function modeOn({ channel }: Session, mode: Mode): TurnMode['mode'] {
  if (mode === 'auto') return 'auto';
  return mode === 'off' || CHANNELS[channel].spoken ? 'person' : 'draft';
}
