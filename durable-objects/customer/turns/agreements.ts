import { puttingFor } from '../../../src/brain/table.ts';
import { withWhole } from '../../../src/brain/whole.ts';
import { timestamp } from '../../../src/clock.ts';
import {
  beginsWithYes,
  type Candidate,
  type Consent,
  type ConsentJudge,
  consentCard,
  consentTo,
  judge,
  judged,
  type Said,
  wordsOf,
} from '../../../src/consent/index.ts';
import { cardsFor, isFresh, type KeptCard } from '../../../src/conversation/cards.ts';
import { mannerOf } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import type { Act, Card } from '../../../src/conversation/quote.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { asWritten } from '../../../src/conversation/turn/written.ts';
import { atLeast } from '../../../src/conversation/values.ts';
import { cardWords } from '../../../src/language/put-card.ts';
import { withoutCodes } from '../../../src/language/reading/codes.ts';
import type { Agreements } from '../../../src/tools/toolbox.ts';
import type { ObjectContext } from '../context.ts';

/** How long a yes waits for the code that it needs. */
const MOST_WAIT_MS = 86_400_000;

/**
 * Nobody reads a card on one channel and has answered it on another so soon: words that do not begin with a yes are a wish of their own
 * there, sent on both at once.
 */
const READ_MS = 5_000;

interface AgreementsTurn {
  session: Session;
  /** The messages it answers. */
  asked: string[];
  /** Whether words drop what was put, whatever it was. */
  drops?: ((words: string, acts: readonly Act[]) => boolean) | undefined;
  /** Reads what code cannot; absent where no model is at hand. */
  judge?: ConsentJudge | undefined;
}

/**
 * What the customer's own new words are to the cards on the table. Read here, whatever a brain makes of them: one that was talked into
 * something has no yes to show.
 */
export function agreementsOf(
  { thread, settings }: Pick<ObjectContext, 'thread' | 'settings'>,
  { session, asked, drops, judge: askJudge }: AgreementsTurn,
): Omit<Agreements, 'requested'> {
  // What somebody else wrote and the customer only passes on agrees to nothing, nor does what was written before newer words.
  const said = (): Said[] =>
    asWritten(
      asked.flatMap((message) => {
        const fact = thread.messages.received(message)?.fact;
        return fact && !fact.forwarded && !fact.late ? [fact] : [];
      }),
      ({ sentAt }) => sentAt,
    );
  const note = (id: string, fact: Fact) => void thread.note([fact], { ids: [id] });

  // More may have been said while a judge read, and the card agreed to elsewhere, or gone.
  const stillAsked = (id: string) => {
    const { state } = thread;
    const speaker = sessionOf(state, session.id);
    const term = { now: timestamp(), days: settings.known.limits.offerDays };
    const pending = state.pending.find((other) => other.session === session.id)?.messages ?? [];
    const card = speaker && cardsFor(state, speaker, term).find((other) => other.id === id);
    return card !== undefined && !card?.agreed && pending.every((message) => asked.includes(message));
  };

  return {
    async read(): Promise<Consent> {
      const { state } = thread;
      // This very turn began to carry it out before it was stopped, or the object was.
      const begun = state.cards.find(({ agreed }) => agreed?.messages.some((one) => asked.includes(one)));
      if (begun?.agreed) return agrees(begun, begun.agreed.alternative);
      const speaker = sessionOf(state, session.id);
      if (!speaker) return { kind: 'none' };
      const term = { now: timestamp(), days: settings.known.limits.offerDays };
      const saidAt = Math.min(
        ...asked.map((one) => Date.parse(thread.messages.received(one)?.at ?? term.now)),
      );
      const answers = beginsWithYes(wordsOf(said())) || said().some(({ choice }) => choice);
      const cards = cardsFor(state, speaker, term).filter(
        ({ session: to, putAt }) => to === speaker.id || answers || Date.parse(putAt) + READ_MS <= saidAt,
      );
      const waiting = cards.find((card) => waits(card, speaker, term.now));
      if (waiting?.agreed) return resumed(waiting, waiting.agreed.alternative, said(), speaker.locale);
      const candidates = cards.map(
        (card): Candidate => ({ card, here: card.session === speaker.id, fresh: isFresh(card, speaker) }),
      );
      const heard = withWhole(consentTo(candidates, said(), speaker.locale), wordsOf(said()));
      const consent = withDropped(heard, candidates, said(), drops);
      if (!askJudge || consent.kind !== 'unclear' || !consent.open) return consent;
      const put = puttingFor({
        ...{ manner: mannerOf(speaker.channel), speaker, now: term.now, locale: speaker.locale },
        store: settings.known,
      });
      // What an alternative would do, as its card says it.
      const tell = ({ alternatives, ...card }: Card) =>
        alternatives.map((one) => cardWords({ ...card, again: false, alternatives: [one] }, put).said);
      const read = await judged(consent, said(), tell, askJudge);
      return read.kind === 'unclear' || stillAsked(consent.card.id) ? read : consent;
    },

    agreed({ card, alternative, by }) {
      const { id, channel, assurance } = session;
      const known = thread.state.cards.find((other) => other.id === card.id)?.agreed;
      // A yes that waited for a code is noted with the words that it was said in.
      if (known?.alternative === alternative) return;
      note(`agreed:${alternative}:${asked[0]}`, {
        type: 'card.agreed',
        card: card.id,
        alternative,
        session: id,
        channel,
        assurance,
        messages: asked,
        by,
      });
    },

    lapsed(card, reason) {
      note(`lapsed:${card}:${asked[0]}`, { type: 'card.lapsed', card, session: session.id, reason });
    },
  };
}

/** Words that are no yes and drop what was put here last are a no to it. */
function withDropped(
  consent: Consent,
  candidates: readonly Candidate[],
  said: readonly Said[],
  drops: AgreementsTurn['drops'],
): Consent {
  const own = candidates.findLast(({ here }) => here);
  if (!own || consent.kind === 'agrees' || consent.kind === 'declines') return consent;
  // "We keep everything", of a part that is put, is of more than that, and drops it all the same.
  if (consent.kind === 'changes')
    return drops?.(wordsOf(said), []) ? { kind: 'declines', card: own.card } : consent;
  const acts = own.card.alternatives.flatMap(({ effects }) =>
    effects.flatMap(({ quote }) => quote?.act ?? []),
  );
  return drops?.(wordsOf(said), acts) ? { kind: 'declines', card: own.card } : consent;
}

function agrees(card: KeptCard, alternative: string): Consent {
  return { kind: 'agrees', card, alternative, by: 'words' };
}

/** A yes of this session that could not be carried out, and whose speaker has proven more of who they are since. */
function waits({ agreed }: KeptCard, { id, assurance }: Session, now: string): boolean {
  if (agreed?.session !== id || Date.parse(now) - Date.parse(agreed.at) >= MOST_WAIT_MS) return false;
  return !atLeast(agreed.assurance, assurance);
}

/** A yes that waited for a code: it stands unless the words beside the code take it back. */
function resumed(card: KeptCard, alternative: string, said: readonly Said[], locale: string): Consent {
  const words = said
    .filter(({ choice }) => !choice)
    .map(({ text }) => withoutCodes(text, locale))
    .join('\n');
  const verdict = words.trim() === '' ? null : judge(consentCard(card), words, locale);
  if (verdict?.kind === 'declines' || verdict?.kind === 'changes') return { kind: verdict.kind, card };
  if (verdict?.kind === 'unclear' && verdict.stops)
    return { kind: 'unclear', card, about: true, open: false };
  return agrees(card, alternative);
}
