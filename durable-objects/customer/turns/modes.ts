import type { Context } from '../../../src/brain/context.ts';
import { type Mode, modeFor } from '../../../src/brain/modes.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Card } from '../../../src/conversation/quote.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Intent } from '../../../src/conversation/values.ts';
import type { Settled } from '../../../src/tools/tool.ts';
import { agreementsOf } from './agreements.ts';
import { type ReadingContext, readTurn } from './reading.ts';

/** How a turn is answered, and what it is about as far as that was asked. */
export interface TurnMode {
  /** `person`: a person answers, and the customer is told so where they wait. */
  mode: 'auto' | 'draft' | 'person';
  intents: Intent[];
}

/** The new words are to nothing yet: a person reads them. */
export const UNSETTLED: Settled = { consent: { kind: 'none' }, results: [] };

/** What the mode of a turn depends on beside the store's rules. */
interface ModeReading {
  /** What words want; absent: nothing that is known. */
  read: ((context: Context) => Intent[]) | undefined;
  outOfMoney: boolean | undefined;
}

const AUTO: TurnMode = { mode: 'auto', intents: [] };

/**
 * How the store wants the new words of a session answered. A yes is about what it agrees to. Nothing is read
 * where the store leaves everything to the assistant.
 */
export async function modeOfTurn(
  context: ReadingContext,
  session: Session,
  asked: string[],
  { read = () => [], outOfMoney = false }: ModeReading,
): Promise<TurnMode> {
  const { modes, budget } = context.settings.known;
  if (outOfMoney && budget.beyond === 'person') return { mode: 'person', intents: [] };
  if (modes.length === 0) return AUTO;
  const consent = await agreementsOf(context, { session, asked }).read();
  const agreed = consent.kind === 'agrees' ? consent.alternative : null;
  // Words that are unclear may turn out to be the yes to any of it.
  const put =
    consent.kind === 'agrees' || consent.kind === 'unclear' ? consentedTo(consent.card, agreed) : [];
  const intents = agreed === null ? [...read(await readTurn(context, session, asked)), ...put] : put;
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
