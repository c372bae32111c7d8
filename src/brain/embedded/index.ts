import { isManner } from '../../conversation/intents.ts';
import { isAnswerSubject, isForwardSubject } from '../../conversation/subject.ts';
import { inLanguage } from '../../conversation/titles.ts';
import { type Findings, type Intent, SAYING } from '../../conversation/values.ts';
import { localTime } from '../../language/calendar.ts';
import { languageOfText } from '../../language/detect.ts';
import { whichFirst } from '../../language/follow/which.ts';
import { languageOf } from '../../language/index.ts';
import { codesSaid, withoutCodes } from '../../language/reading/codes.ts';
import { type Compiled, compiled } from '../../language/reading/compiled.ts';
import { type Reader, recorded } from '../../language/reading/entities.ts';
import { fold } from '../../language/reading/text.ts';
import type { Toolbox, ToolResult } from '../../tools/tool.ts';
import type { Brain, BrainStep, RecordedMessage } from '../brain.ts';
import type { AskedMessage, Context } from '../context.ts';
import { summaryByCode } from '../summary.ts';
import { tellBegun, watched } from './begun.ts';
import { withAddresses } from './dictation.ts';
import { express, speech } from './express.ts';
import { learn } from './learn.ts';
import { lastSaid, meantBy, orderWasAsked, pendingReading, withoutAsides } from './memory.ts';
import { pickedOf, piecesPicked, whichPicked, withoutPieces } from './picked.ts';
import { billingIntents } from './plan/billing/billing.ts';
import { orderAtHand, summaryOf } from './plan/briefing.ts';
import { weighOffers } from './plan/cards/not-plainly.ts';
import { isUpset } from './plan/manners.ts';
import { checkOffers } from './plan/offers.ts';
import { plan } from './plan/plan.ts';
import { emptyReply, offerColleague, type Scene } from './scene.ts';
import { ticketSteps } from './tickets.ts';
import { continued, type Understanding, understand } from './understand.ts';

/**
 * The deterministic brain: understands, plans over the context and the tools, and words the answer. It needs
 * no model and no key; where no tool is called it awaits nothing but microtasks.
 */
export const embeddedBrain: Brain = {
  name: 'embedded',
  introduces: true,
  summarise: async (part) => summaryByCode(part),
  async *think(context: Context, toolbox: Toolbox, signal: AbortSignal): AsyncGenerator<BrainStep> {
    const watch = watched(toolbox);
    const codes = codesIn(context);
    const scene = sceneOf(codes.length > 0 ? withoutGiven(context) : context, watch.toolbox, codes);
    if (context.control === 'advisor') scene.reply.silence = 'an advisor has the floor';
    else {
      await plan(scene);
      await weighOffers(scene);
      await checkOffers(scene);
    }
    tellBegun(scene, watch.written);
    if (signal.aborted) return;
    const texts = worded(scene);
    learn(scene);
    const { reply } = scene;
    yield { type: 'because', plan: reply.acts.map(({ type }) => type) };
    for (const text of texts) yield { type: 'text', text };
    for (const attachment of reply.attachments) yield { type: 'attach', attachment };
    if (reply.choices.length > 0) yield { type: 'choices', choices: reply.choices };
    for (const calls of reply.proposals)
      for (const [n, call] of calls.entries()) yield { type: 'propose', call, instead: n === 0 };
    for (const ticket of ticketSteps(scene)) yield { type: 'ticket', ticket };
    for (const [name, value] of reply.facts) yield { type: 'learn', name, value };
    for (const message of scene.context.asked)
      yield { type: 'record', message: message.id, findings: findingsOf(scene, message) };
    for (const promise of reply.promises) yield { type: 'promise', promise };
    if (reply.handover) yield { type: 'handover', ...reply.handover };
    if (reply.silence !== null) yield { type: 'silence', reason: reply.silence };
  },
};

/**
 * What a colleague should know, from a context that holds the whole thread: for when the speaker may see less
 * of it than the colleague. Nothing of it is said to the speaker.
 */
export function briefing(context: Context, reason: string): string {
  const scene = sceneOf(context, NO_TOOLS, []);
  return summaryOf(scene, reason, scene.reading.intents[0]?.intent ?? 'human', orderAtHand(scene));
}

/**
 * What the new words want, as this brain reads them, strongest first; of a bare yes or no what it goes on with. And whether they sound
 * angry: so that whoever says them is told that it is regretted.
 */
export function signsOf(context: Context): { intents: Intent[]; anger: boolean } {
  const { reading, choice } = sceneOf(context, NO_TOOLS, []);
  const intents = [...new Set([...wantedBy(reading, choice), ...billingIntents(context)])];
  return { intents, anger: isUpset(reading) };
}

function wantedBy({ intents, polarity }: Understanding, choice: string | null): Intent[] {
  if (choice === 'human') return ['human'];
  const wanted = intents.map(({ intent }) => intent);
  if (wanted.length > 0) return wanted;
  return polarity ? [polarity] : ['other'];
}

/** What the messages of a turn wanted, from their own words: the record where no brain makes a better one. */
export function readFindings(context: Context): RecordedMessage[] {
  const codes = codesIn(context);
  const scene = sceneOf(codes.length > 0 ? withoutGiven(context) : context, NO_TOOLS, codes);
  return scene.context.asked.map((message) => ({
    message: message.id,
    findings: findingsOf(scene, message),
  }));
}

const NO_TOOLS: Toolbox = { call: idle, quote: idle };

async function idle(): Promise<Extract<ToolResult, { ok: false }>> {
  return { ok: false, refusal: { code: 'unavailable', message: 'nothing is done while briefing' } };
}

/**
 * The reply in words, none where silence is meant. When a reply that did not satisfy would be repeated word
 * for word, a person is offered with it.
 */
function worded(scene: Scene): string[] {
  const { reply, context } = scene;
  if (reply.silence !== null) return [];
  const texts = express(scene);
  const offers = reply.proposals.length > 0 || reply.acts.some(({ type }) => type === 'offer_person');
  // Who drops it twice is asked nothing again.
  const dropped = reply.acts.every(({ type }) => type === 'stays');
  const wanted = reply.acts.some(({ type }) => ['said_again', 'at_hand', 'goodbye'].includes(type));
  const last = lastSaid(context);
  const again = last?.author === 'assistant' && last.text.includes(texts.join('').trim());
  if (!again || reply.handover || dropped || wanted) return texts;
  if (offers && (reply.proposals.length > 0 || reply.choices.length > 1)) return texts;
  if (offers) reply.acts = [{ type: 'said_before' }, { type: 'offer_person' }];
  if (offers) return express(scene);
  offerColleague(scene);
  return express(scene);
}

/**
 * What may be codes in the new words: none unless a code was asked for, and a code that has proven the
 * customer is over.
 */
function codesIn({ asked, proof, locale }: Context): string[] {
  if (!proof || (proof.state === 'passed' && !proof.fresh)) return [];
  return asked.flatMap(({ text, choice }) => (choice === null ? codesSaid(text, locale) : []));
}

/** A code names no order, no size and no postcode. */
function withoutGiven(context: Context): Context {
  const asked = context.asked.map((message) => ({
    ...message,
    text: withoutCodes(message.text, context.locale),
  }));
  return { ...context, asked };
}

function sceneOf(given: Context, tools: Toolbox, codes: readonly string[]): Scene {
  const { locale } = given;
  const called = inLanguage(given, locale);
  const toolbox = toldIn(locale, tools);
  // The spoken language was settled on receipt; a wish for it may still be in the other language's words.
  const language = languageOf(called.locale);
  const words = compiled(languageOfText(wordsOf(called), language));
  const context = withAddresses(called);
  const today = localTime(context.now, context.store.timeZone).day;
  const reader = readerOf(context, today);
  const said = understood(context.asked, context, words, reader);
  const pressed = choiceOf(context);
  const which = pressed === null ? whichPicked(context, wordsOf(context)) : null;
  const picked =
    which ?? (pressed === null ? (pickedOf(context, said) ?? piecesPicked(context, wordsOf(context))) : null);
  const { choice, pieces } = withoutPieces(pressed ?? picked);
  // What says which one is meant says nothing of what is wanted instead.
  const rest = which ? (whichFirst(wordsOf(context))?.rest ?? '') : '';
  const own = which
    ? rest
      ? understand(rest, words, reader)
      : onlyPicks(said)
    : picked
      ? { ...said, named: unsized(said) }
      : said;
  const reading = context.proof?.fresh
    ? continued(own, () => pendingReading(withoutAsides(context), words, today), true)
    : continued(own, () => pendingReading(context, words, today), choice !== null);
  return {
    context,
    toolbox,
    language,
    compiled: words,
    say: speech(language, context.manner, context.store, today),
    today,
    reader,
    reading: { ...reading, polarity: polarityFor(context, reading.polarity) },
    choice,
    pieces,
    codes,
    lookups: new Map(),
    tracks: new Map(),
    orders: [...context.orders],
    assurance: context.speaker.assurance,
    reply: emptyReply(),
  };
}

function unsized({ named }: Understanding): Understanding['named'] {
  return { ...named, colours: [], sizes: [] };
}

/** Words that only say which one is meant: "the bigger one" wishes for no other size. */
function onlyPicks(said: Understanding): Understanding {
  const wish = { direction: null, otherColour: false };
  return {
    ...said,
    ...{ named: { ...unsized(said), numbers: [] }, wish, intents: [], perhaps: [], problem: null },
    ...{ polarity: null, points: null, says: new Set() },
  };
}

/** Tools whose results call things as the customer does. */
function toldIn(locale: string, tools: Toolbox): Toolbox {
  return {
    call: async (name, input) => inLanguage(await tools.call(name, input), locale),
    quote: (name, input, beside) => tools.quote(name, input, beside),
  };
}

/** What is on the table is agreed to or declined as consent reads the words; anything else as this brain does. */
function polarityFor({ settled, cards }: Context, own: Understanding['polarity']): Understanding['polarity'] {
  if (settled?.consent === 'agrees') return 'yes';
  if (settled?.consent === 'declines') return 'no';
  const here = cards.some(({ sameSession }) => sameSession);
  return here && own === 'yes' && !settled?.again ? null : own;
}

/** The customer's own words: what a button says is ours. */
function wordsOf({ asked }: Context): string {
  return asked
    .filter(({ choice }) => choice === null)
    .map(({ text }) => text)
    .join('\n');
}

function readerOf(context: Context, today: string): Reader {
  let expects: boolean | null = null;
  return {
    today,
    country: context.store.country,
    known: context.orders.map(({ id }) => id),
    opens: context.history.length + context.tickets.length + context.cards.length === 0,
    // Asked for by few messages: only what may be a number depends on it.
    get expectsOrder() {
      expects ??= orderWasAsked(context);
      return expects;
    },
  };
}

/**
 * What waits for an answer, read as one text. The subject of a mail counts where a session begins with it;
 * later it is the thread's. It never agrees to anything, and stands in the way of no plain yes.
 */
function understood(
  messages: readonly AskedMessage[],
  context: Context,
  words: Compiled,
  reader: Reader,
): Understanding {
  const text = messages.map((message) => message.text).join('\n');
  const own = understand(text, words, reader);
  const [first] = context.asked;
  const begins = first !== undefined && messages.includes(first) && !spokenBefore(context);
  const subject = begins ? first.subject : null;
  if (!subject || isAnswerSubject(subject) || isForwardSubject(subject)) return own;
  const wants = own.intents.some(({ intent }) => !isManner(intent));
  if (own.polarity && !wants) return own;
  const whole = understand(`${subject}\n${text}`, words, reader);
  // "My order" over a letter that says what it wants is a heading, not a question.
  const intents = wants
    ? whole.intents.filter(
        ({ intent, score }) => score === 1 || own.intents.some((one) => one.intent === intent),
      )
    : whole.intents;
  return { ...whole, intents, polarity: own.polarity };
}

function spokenBefore({ history }: Context): boolean {
  return history.some(({ sameSession }) => sameSession);
}

/** The button pressed last, or the one whose label was typed. */
function choiceOf(context: Context): string | null {
  const pressed = context.asked.findLast(({ choice }) => choice !== null)?.choice;
  if (pressed) return pressed;
  const last = context.asked.at(-1);
  if (!last) return null;
  const typed = fold(last.text.slice(0, 80)).trim();
  const shown = lastSaid(context)?.choices ?? [];
  const named = shown.find(({ label }) => typed !== '' && fold(label) === typed)?.id ?? null;
  return named?.startsWith(SAYING) ? null : named;
}

/** The record of one message: its own words, even when several are answered together. */
function findingsOf(scene: Scene, message: AskedMessage): Findings {
  const { context, compiled: words, reader, reading } = scene;
  const alone = context.asked.length === 1;
  const own = understood([message], context, words, reader);
  const intent =
    (scene.reply.aboutProof ? 'other' : null) ??
    (alone ? chosenIntent(scene) : null) ??
    own.intents[0]?.intent ??
    own.polarity ??
    (alone ? reading.intents[0]?.intent : null) ??
    (message.text.trim() ? 'other' : null);
  return { intent, entities: recorded(own.named), satisfaction: own.satisfaction };
}

function chosenIntent({ choice, context }: Scene): Findings['intent'] {
  if (choice === 'human') return 'human';
  const meaning = meantBy(choice);
  if (meaning) return meaning;
  if (!choice?.startsWith('accept:')) return null;
  const put = [...context.cards, ...(context.settled?.card ? [context.settled.card] : [])];
  const pressed = put.flatMap(({ alternatives }) => alternatives).find(({ id }) => `accept:${id}` === choice);
  return pressed?.effects[0]?.intent ?? 'yes';
}
