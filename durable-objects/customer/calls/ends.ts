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
import type { Ringing } from './ringing.ts';
import type { CallContext, CallSpeech } from './speech.ts';

interface CallEndsParts {
  records: CallRecords;
  speech: CallSpeech;
  ringing: Pick<Ringing, 'next' | 'again' | 'works'>;
}

/** Nobody has taken the call yet. */
const NOBODY = { taken: false, takenBy: null, ringing: null } as const;

/** What the provider asks between the relays of a call, and at its end. */
export class CallEnds {
  readonly #context: CallContext;
  readonly #parts: CallEndsParts;

  constructor(context: CallContext, parts: CallEndsParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** A relay has ended: broken, left by us, or hung up. */
  async afterRelay(session: string, end: RelayEnd): Promise<NextStep> {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const speaker = sessionOf(thread.state, session);
    const record = records.get(session);
    if (!speaker || record.phase === 'over') return { type: 'hang-up' };
    if (end.type === 'failed' && end.live) return this.#broken(speaker, this.#context.settings.known);
    if (end.type === 'ended' && end.handoff?.reasonCode === 'live-agent-handoff') {
      const { transferTo, advisors, browsers } = this.#context.settings.known.phone;
      if (end.live && (transferTo || advisors || browsers)) {
        const anew = record.phase !== 'dialling';
        if (anew) records.change(session, { ...NOBODY, phase: 'dialling', quiet: null, rung: [] });
        const ring = await this.#ring(speaker, anew);
        // Nobody is there to be rung: the caller goes on as if nobody had answered.
        return ring ?? this.afterDial(session, { result: 'no-answer', seconds: null, live: true }, 0);
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
  async afterDial(session: string, { result, seconds, live }: DialEnd, turn: number): Promise<NextStep> {
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
    // The same webhook once more: whoever is rung by now rings again.
    if (turn < record.rung.length && live) {
      const again = await this.#ring(speaker, false);
      if (again) return again;
    }
    // Who hangs up on the briefing has picked up, and the provider calls that completed.
    const outcome = result === 'completed' && !record.taken ? 'declined' : result;
    const ended: Fact = {
      type: 'transfer.ended',
      session,
      to: record.ringing ? 'advisor' : (record.rung.at(-1) ?? 'nobody'),
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
    records.change(session, NOBODY);
    const next = live ? await this.#ring(speaker, true) : null;
    if (next) return next;
    if (records.get(session).phase !== 'dialling') return { type: 'hang-up' };
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

  /**
   * The person who was rung pressed a key: 1 takes the call, for the first who does. `browser`: an advisor who pressed it in a
   * browser. Whoever was taken out of the store meanwhile takes nothing.
   */
  async take(
    session: string,
    digits: string,
    browser: { id: string; name: string } | null,
  ): Promise<boolean> {
    const { records, ringing } = this.#parts;
    const by = browser ?? records.get(session).ringing;
    if (digits !== '1' || (by && !(await ringing.works(by.id)))) return false;
    const { phase, taken, takenBy } = records.get(session);
    if (phase !== 'dialling' || (taken && takenBy?.id !== by?.id)) return false;
    records.change(session, { taken: true, takenBy: by });
    return true;
  }

  /** Rings the next person; `anew`: it is another one, which is noted. Null: nobody is left. */
  async #ring({ id: session, locale }: Session, anew: boolean): Promise<NextStep | null> {
    const { ringing } = this.#parts;
    const ring = await (anew ? ringing.next : ringing.again).call(ringing, session, locale.slice(0, 2));
    if (ring && anew) this.#note([{ type: 'transfer.started', session, to: ring.to }]);
    return ring?.step ?? null;
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
