import { z } from 'zod';
import { spokenLanguage } from '../../language/channels.ts';
import { speakable } from '../../language/speakable.ts';
import type { Handoff } from './parse.ts';

/**
 * What a relay tells us. Source: twilio.com/docs/voice/conversationrelay/websocket-messages; Telnyx sends the
 * same names.
 */
export type HeardFrame =
  /** First on every socket. `from` and `to` are as the provider gives them. */
  | {
      type: 'setup';
      session: string;
      call: string;
      from: string;
      to: string;
      parameters: Record<string, string>;
    }
  /** What the caller said. While `last` is false it may still change: nothing may be done on it. */
  | { type: 'prompt'; text: string; language: string | null; last: boolean }
  /** A key the caller pressed. */
  | { type: 'dtmf'; digit: string }
  /** The caller spoke over the assistant: `heard` is what had been played by then, `after` milliseconds. */
  | { type: 'interrupt'; heard: string; after: number | null }
  /** The relay did not understand us. Ten in a row close the socket. */
  | { type: 'error'; description: string }
  | { type: 'info'; name: string; value: string }
  /** A type that came later than this code: to be ignored. */
  | { type: 'unknown'; name: string }
  /** No frame at all, or a known type with a body that makes no sense. */
  | { type: 'bad'; reason: 'size' | 'json' | 'shape' };

/** Longest frame that is read, in characters: a prompt is seconds of speech. */
const MOST = 64 * 1024;

const text = z.string().catch('');
/**
 * Numbers come as numbers or as text. (`z.coerce` would throw on an object that has a `toString` of its own.)
 */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Frames = {
  setup: z
    .object({
      sessionId: z.string().min(1),
      callSid: z.string().min(1),
      from: text,
      to: text,
      customParameters: z.record(z.string(), scalar).catch({}),
    })
    .transform(({ sessionId, callSid, from, to, customParameters }) => ({
      type: 'setup' as const,
      session: sessionId,
      call: callSid,
      from,
      to,
      parameters: customParameters,
    })),
  prompt: z
    .object({
      voicePrompt: z.string(),
      lang: z.string().nullable().catch(null),
      last: z.boolean().catch(true),
    })
    .transform(({ voicePrompt, lang, last }) => ({
      type: 'prompt' as const,
      text: voicePrompt.trim(),
      language: lang || null,
      last,
    })),
  dtmf: z
    .object({ digit: scalar.pipe(z.string().regex(/^[0-9A-D*#]$/i)) })
    .transform(({ digit }) => ({ type: 'dtmf' as const, digit: digit.toUpperCase() })),
  interrupt: z
    .object({
      utteranceUntilInterrupt: text,
      durationUntilInterruptMs: scalar
        .pipe(z.string().min(1).transform(Number).pipe(z.number().nonnegative()))
        .nullable()
        .catch(null),
    })
    .transform(({ utteranceUntilInterrupt, durationUntilInterruptMs }) => ({
      type: 'interrupt' as const,
      heard: utteranceUntilInterrupt,
      after: durationUntilInterruptMs,
    })),
  error: z
    .object({ description: text })
    .transform(({ description }) => ({ type: 'error' as const, description })),
  info: z
    .object({ name: text, value: scalar.catch('') })
    .transform(({ name, value }) => ({ type: 'info' as const, name, value })),
};

/** Reads one frame of a relay. Never throws. */
export function parseFrame(frame: string): HeardFrame {
  if (frame.length > MOST) return { type: 'bad', reason: 'size' };
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return { type: 'bad', reason: 'json' };
  }
  const name = z.object({ type: z.string() }).safeParse(json).data?.type;
  if (name === undefined) return { type: 'bad', reason: 'shape' };
  if (!Object.hasOwn(Frames, name)) return { type: 'unknown', name: name.slice(0, 40) };
  return Frames[name as keyof typeof Frames].safeParse(json).data ?? { type: 'bad', reason: 'shape' };
}

/** How a piece of speech may be cut off. */
export interface SpeechManner {
  /** The caller may talk over it (the default). */
  interruptible?: boolean;
  /** What is sent next cuts it off: for fillers while a tool is slow. */
  preemptible?: boolean;
}

/**
 * One piece of speech. Tokens are joined as they are, so that each brings its own spaces; `last` ends the
 * assistant's turn.
 */
export function textFrame(token: string, last: boolean, manner: SpeechManner = {}): string {
  return JSON.stringify({ type: 'text', token, last, ...manner });
}

/**
 * Frames that speak `sentences`, made fit for speech, the last of them ending the turn. None when nothing can
 * be said.
 */
export function textFrames(sentences: string[], manner: SpeechManner = {}): string[] {
  const tokens = sentences.map(speakable).filter(Boolean);
  return tokens.map((token, index) => {
    const last = index === tokens.length - 1;
    return textFrame(last ? token : `${token} `, last, manner);
  });
}

/** Ends a turn with no more words: owed after an interruption when some were sent, wrong when none were. */
export const emptyLast = textFrame('', true);

/** Ends the session, after the last token; `handoff` comes back to the action URL. */
export function endFrame(handoff?: Handoff): string {
  return JSON.stringify(handoff ? { type: 'end', handoffData: JSON.stringify(handoff) } : { type: 'end' });
}

/** Speaks and listens in another language from here on. */
export function languageFrame(locale: string): string {
  const language = spokenLanguage(locale);
  return JSON.stringify({ type: 'language', ttsLanguage: language, transcriptionLanguage: language });
}
