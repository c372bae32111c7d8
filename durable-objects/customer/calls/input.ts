import { KEY_PAUSE, pressed } from '../../../src/channels/voice/call.ts';
import type { HeardFrame } from '../../../src/channels/voice/frames.ts';
import { answeredTo } from '../../../src/channels/voice/playback.ts';
import { sameWords, type Taken, takePrompt } from '../../../src/channels/voice/repeats.ts';
import { now } from '../../../src/clock.ts';
import { sessionOf } from '../../../src/conversation/state.ts';
import { CODE_DIGITS } from '../../../src/identity/code.ts';
import { phoneTexts } from '../../../src/language/phone.ts';
import { spokenTags } from '../../../src/language/switch.ts';
import { languageHeard } from '../thread/understood.ts';
import type { Codes } from '../verification/codes.ts';
import type { CallRecords } from './record.ts';
import type { CallContext } from './speech.ts';

/** What taking words and keys in needs of the other parts of the object. */
export interface InputParts {
  records: CallRecords;
  answer(session: string): void;
  /** Whether a one-time code is out that may be keyed in. */
  codes: Pick<Codes, 'awaited'>;
}

/** How soon, in milliseconds, words on a new socket may be those of the broken one, told again. */
const REPLAY = 3000;

/** What callers say and key in, each thing once. */
export class CallInput {
  readonly #context: CallContext;
  readonly #parts: InputParts;
  readonly #taken = new Map<string, Taken>();
  /** After a reconnection: words whose answer the caller is getting anyway. */
  readonly #replays = new Map<string, Taken>();

  constructor(context: CallContext, parts: InputParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** A new socket may bring these words again: their answer is on its way. */
  expectAgain(session: string, text: string): void {
    this.#replays.set(session, { text, at: now() });
  }

  /** The session got an answer: the same words after it are a new question. */
  answered(session: string): void {
    this.#taken.delete(session);
  }

  /** Words that were recognised. */
  prompted(session: string, frame: Extract<HeardFrame, { type: 'prompt' }>): void {
    const taken = takePrompt(frame, this.#taken.get(session) ?? null, now());
    if (!taken || this.#replayed(session, taken)) return;
    // One answer to both: a key that is touched before the words is part of what they say.
    this.takeKeys(session, false);
    this.#taken.set(session, taken);
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { playback, awaiting } = records.get(session);
    const known = sessionOf(thread.state, session);
    const language = frame.language?.toLowerCase().split(/[-_]/)[0] ?? null;
    const current = known?.locale.toLowerCase().split(/[-_]/)[0];
    records.change(session, {
      playback: answeredTo(playback),
      awaiting: language === awaiting ? null : awaiting,
      offered: null,
      quiet: null,
      failures: 0,
    });
    const plain = known ? languageHeard(taken.text, known.locale) : null;
    // Until the relay listens in the caller's language it goes on telling the old one.
    if (plain && language !== plain) records.change(session, { awaiting: plain });
    const hinted = language !== null && language !== current && !awaiting && spokenTags().includes(language);
    this.#said(session, 'text', taken.text, { spoken: plain ?? (hinted ? language : null) });
  }

  /** True for words of the broken socket that a new one brings again. */
  #replayed(session: string, { text, at }: Taken): boolean {
    const before = this.#replays.get(session);
    this.#replays.delete(session);
    return before !== undefined && at - before.at <= REPLAY && sameWords(before.text, text);
  }

  /** What the caller said becomes part of the thread. */
  #said(
    session: string,
    kind: string,
    text: string,
    { choice, spoken = null, more = false }: { choice?: string; spoken?: string | null; more?: boolean } = {},
  ): void {
    const { thread } = this.#context;
    const known = sessionOf(thread.state, session);
    if (!known) return;
    const message = this.#context.id('m');
    thread.act({
      type: 'hear',
      spoken,
      session: { ...known, evidence: 'the call' },
      // A relay gives its prompts no id; the socket delivers each once.
      message: { message, external: message, kind, text, choice, attachments: [] },
    });
    if (!more) this.#parts.answer(session);
  }

  /** A key that was pressed. */
  key(session: string, digit: string): void {
    const { thread } = this.#context;
    const { records } = this.#parts;
    const { keys, offered } = records.get(session);
    const known = sessionOf(thread.state, session);
    if (!known) return;
    const texts = phoneTexts(known.locale);
    records.change(session, { quiet: null, failures: 0 }, false);
    // What is keyed while a code is out is the code.
    const awaited = this.#parts.codes.awaited(session) ? CODE_DIGITS : null;
    if (awaited === null && offered && !keys && (digit === '1' || digit === '2')) {
      records.change(session, { offered: null });
      const choice = digit === '1' ? `accept:${offered}` : undefined;
      this.#said(session, 'dtmf', digit === '1' ? texts.yes : texts.no, { choice });
      return;
    }
    const meaning = pressed(keys?.digits ?? '', digit, awaited);
    if (meaning.type === 'human') this.#said(session, 'choice', texts.human, { choice: 'human' });
    else if (meaning.type === 'number') {
      if (meaning.digits !== keys?.digits && meaning.digits)
        records.change(session, { keys: { digits: meaning.digits, due: now() } });
      this.takeKeys(session);
    } else if (!meaning.digits) records.change(session, { keys: null });
    else records.change(session, { keys: { digits: meaning.digits, due: now() + KEY_PAUSE } });
  }

  /** The keys pressed so far are all there will be; `alone` unless words come right behind them. */
  takeKeys(session: string, alone = true): void {
    const { keys, playback } = this.#parts.records.get(session);
    if (!keys) return;
    this.#parts.records.change(session, { keys: null, quiet: null, playback: answeredTo(playback) });
    const known = sessionOf(this.#context.thread.state, session);
    if (known && keys.digits === '0') {
      this.#said(session, 'choice', phoneTexts(known.locale).human, { choice: 'human' });
      return;
    }
    this.#said(session, 'dtmf', keys.digits, { more: !alone });
  }
}
