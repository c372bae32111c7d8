import type { DialEnd, RelayEnd } from '../../../src/channels/voice/parse.ts';
import { timestamp } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { briefText } from '../../../src/conversation/pending.ts';
import { type Session, sessionOf } from '../../../src/conversation/state.ts';
import { type Address, addressKind, addressValue } from '../../../src/identity/address.ts';
import { sight } from '../../../src/identity/assurance.ts';
import { workingTime } from '../../../src/language/calendar.ts';
import { languageOf } from '../../../src/language/index.ts';
import { phoneTexts, topicText } from '../../../src/language/phone.ts';
import type { Settings } from '../../../src/settings.ts';
import type { NextStep } from '../rpc.ts';
import type { Thread } from '../thread/thread.ts';
import type { CallRecords } from './record.ts';
import type { CallContext, CallSpeech } from './speech.ts';

/** What is rung where no number is. */
const BROWSERS = 'browsers';

/** What the provider asks between the relays of a call, and at its end. */
export class CallEnds {
  readonly #context: CallContext;
  readonly #parts: { records: CallRecords; speech: CallSpeech };

  constructor(context: CallContext, parts: { records: CallRecords; speech: CallSpeech }) {
    this.#context = context;
    this.#parts = parts;
  }

  /** A relay has ended: broken, left by us, or hung up. */
  afterRelay(session: string, end: RelayEnd): NextStep {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const speaker = sessionOf(thread.state, session);
    const record = records.get(session);
    if (!speaker || record.phase === 'over') return { type: 'hang-up' };
    if (end.type === 'failed' && end.live) return this.#broken(speaker, this.#context.settings.known);
    if (end.type === 'ended' && end.handoff?.reasonCode === 'live-agent-handoff') {
      const { transferTo, browsers, ringSeconds } = this.#context.settings.known.phone;
      if (end.live && (transferTo || browsers)) {
        if (record.phase !== 'dialling')
          this.#note([{ type: 'transfer.started', session, to: transferTo || BROWSERS }]);
        records.change(session, { phase: 'dialling', taken: false, takenBy: null, quiet: null });
        const language = speaker.locale.slice(0, 2);
        return {
          type: 'dial',
          to: transferTo || null,
          browsers: browsers ? { language } : null,
          seconds: ringSeconds,
        };
      }
      noteCallback(thread, session, end.handoff.reason, this.#context.settings.known);
    }
    this.over(session, end.type === 'ended' ? (end.handoff?.reasonCode ?? 'ended') : end.type);
    return { type: 'hang-up' };
  }

  /**
   * Dialling a person is over: they talked, or the caller is told that nobody came, and goes on with the
   * assistant.
   */
  afterDial(session: string, { result, seconds, live }: DialEnd): NextStep {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const speaker = sessionOf(thread.state, session);
    const record = records.get(session);
    if (!speaker || record.phase === 'over') return { type: 'hang-up' };
    if (record.phase !== 'dialling') {
      const said = thread.sessions.lastSaid(session);
      // The same webhook once more.
      const greeting = record.phase === 'ringing' && said?.type === 'message.composed' ? said.text : null;
      return { type: 'relay', greeting, locale: speaker.locale };
    }
    const to = this.#context.settings.known.phone.transferTo || BROWSERS;
    // Who hangs up on the briefing has picked up, and the provider calls that completed.
    const outcome = result === 'completed' && !record.taken ? 'declined' : result;
    const ended: Fact = {
      type: 'transfer.ended',
      session,
      to,
      result: outcome,
      seconds: outcome === 'completed' ? seconds : null,
      ...(outcome === 'completed' && record.takenBy ? { by: record.takenBy } : {}),
    };
    if (outcome === 'completed') {
      this.over(session, 'talked with a person');
      const talked = phoneTexts(this.#context.settings.known.locale).talked(Math.round((seconds ?? 0) / 60));
      this.#note([ended, this.#record(speaker, talked)]);
      return { type: 'hang-up' };
    }
    this.#note([ended]);
    noteCallback(thread, session, `transfer ${outcome}`, this.#context.settings.known);
    if (!live) {
      this.over(session, 'hung up while a person was rung');
      return { type: 'hang-up' };
    }
    records.change(session, { phase: 'ringing' });
    const greeting = phoneTexts(speaker.locale).nobodyAnswered(numberOf(speaker) !== null);
    this.#parts.speech.say(session, greeting);
    return { type: 'relay', greeting, locale: speaker.locale };
  }

  /** Who calls and about what, for the person who is rung: no more than the caller has shown to be. */
  briefing(session: string): { text: string; locale: string } | null {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const speaker = sessionOf(thread.state, session);
    if (!speaker || records.get(session).phase !== 'dialling') return null;
    const sees = sight(speaker);
    const settings = this.#context.settings.known;
    const ticket = thread.state.tickets.findLast(({ status }) => status === 'escalated');
    const shown = sees.dealings || (ticket?.order && speaker.claims.includes(ticket.order)) ? ticket : null;
    const text = phoneTexts(settings.locale).whisper({
      store: settings.name,
      name: sees.person ? (thread.state.account?.name ?? null) : null,
      topic: topicText(shown?.intent ?? 'human', settings.locale),
      order: shown?.order ?? null,
    });
    return { text, locale: settings.locale };
  }

  /** The person who was rung pressed a key: 1 takes the call. `by`: an advisor who pressed it in a browser. */
  take(session: string, digits: string, by: { id: string; name: string } | null): boolean {
    const { records } = this.#parts;
    const { phase, taken } = records.get(session);
    if (digits !== '1' || phase !== 'dialling' || (taken && by)) return false;
    records.change(session, { taken: true, takenBy: by });
    return true;
  }

  /**
   * The call is over. What was said and nobody answered needs no answer in an empty line; it stands in the
   * thread.
   */
  over(session: string, reason: string): void {
    const { thread, id } = this.#context;
    const { records } = this.#parts;
    if (!sessionOf(thread.state, session)) return;
    this.#parts.speech.ended(session);
    records.change(session, { phase: 'over', quiet: null, keys: null });
    const pending = thread.state.pending.find((other) => other.session === session);
    const ended = { type: 'session.ended', session, reason } as const;
    thread.note([ended], { ids: [`ended:${session}`] });
    if (pending)
      this.#note([
        { type: 'turn.silent', turn: id('turn'), session, answers: pending.messages, reason: 'hung up' },
      ]);
  }

  #broken(speaker: Session, settings: Settings): NextStep {
    const { phone } = settings;
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { id: session } = speaker;
    const failures = records.get(session).failures + 1;
    if (failures <= phone.reconnects) {
      const { phase } = records.get(session);
      records.change(session, { phase: phase === 'ringing' ? phase : 'lost', quiet: null, failures });
      return { type: 'relay', greeting: null, locale: speaker.locale };
    }
    noteCallback(thread, session, 'the line kept breaking', settings);
    const text = phoneTexts(speaker.locale).brokenGoodbye(numberOf(speaker) !== null);
    this.over(session, 'the line kept breaking');
    this.#note([this.#record(speaker, text)]);
    return { type: 'say', text, locale: speaker.locale };
  }

  /** A line of the record that no relay says. */
  #record({ id: session, assurance }: Session, text: string): Fact {
    return {
      type: 'message.composed',
      message: this.#context.id('m'),
      session,
      channel: 'voice',
      author: 'system',
      text,
      choices: [],
      attachments: [],
      answers: [],
      introduces: false,
      assurance,
    };
  }

  #note(facts: Fact[]): void {
    this.#context.thread.note(facts);
  }
}

/** Puts a callback on the desk, with what is known of the wish and the caller's number. */
export function noteCallback(thread: Thread, session: string, reason: string, settings: Settings): void {
  const { locale, promises } = settings;
  const speaker = sessionOf(thread.state, session);
  if (!speaker) return;
  const number = numberOf(speaker);
  const before = thread.sessions.lastHandover(session);
  // What the desk reads already is not said again.
  const known = briefText(thread.state.control) ? null : before?.summary;
  const summary = [phoneTexts(locale).callback(number), known].filter(Boolean).join('\n');
  const fact: Fact = {
    type: 'callback.noted',
    session,
    number,
    reason: before?.reason ?? reason,
    summary,
  };
  // A second wish in the same minute is the same callback.
  const id = `callback:${session}:${before?.reason ?? reason}:${timestamp().slice(0, 16)}`;
  const minute = new Date(new Date(timestamp()).setUTCSeconds(0, 0)).toISOString();
  const promise: Fact = {
    type: 'promise.made',
    promise: `pr_${id}`,
    by: 'assistant',
    what: languageOf(locale).desk.callBack(number),
    due: workingTime(minute, promises.callbackMinutes, settings),
    ticket: null,
    ...{ session, channel: speaker.channel, act: 'call' },
  };
  // One call back is promised at a time, however often it is asked for.
  const again = thread.promises
    .unkept()
    .some(({ act, session: of, state }) => act === 'call' && of === session && state !== 'broken');
  thread.note(again ? [fact] : [fact, promise], { ids: again ? [id] : [id, `${id}:promise`] });
}

/** Where the caller can be called back. */
function numberOf({ address }: Session): string | null {
  return addressKind(address as Address) === 'phone' ? addressValue(address as Address) : null;
}
