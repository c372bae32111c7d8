import { z } from 'zod';
import type { Assurance, Author } from './conversation/values.ts';
import { isTimeZone } from './settings/time-zone.ts';

/*
 * Frames between a customer's object and any browser: JSON text over WebSocket, subprotocol `onethread.1`. A
 * contract with programs we do not know: fields are added, never changed.
 */

export const SUBPROTOCOL = 'onethread.1';

/**
 * The heartbeat, an extension that no client must know: the edge drops a socket on which nothing moves for
 * some minutes, so a client sends this text every half minute or so and gets the other. Written exactly so it
 * wakes nobody and counts towards no limit, before `hello` as well; written otherwise it is a frame like any.
 */
export const PING = '{"type":"ping"}';
export const PONG = '{"type":"pong"}';
/** Largest frame from a client, in bytes; longest text, in characters. */
const FRAME_LIMIT = 64 * 1024;
const TEXT_LIMIT = 8_000;

const Id = z.string().min(1).max(128);
/** Half a surrogate pair is no character: stored as UTF-8 and read again it would be another text. */
const Text = z.string().transform((text) => text.toWellFormed());
/** BCP 47 in shape; anything else is as good as nothing said. */
const Locale = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,4}$/)
  .optional()
  .catch(undefined);

export const ClientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    /** Number of the last message the client has: it gets those after it. */
    since: z.number().int().nonnegative().optional(),
    /** The shop's login token. */
    identity: z.string().max(4096).optional(),
    locale: Locale,
    /** The browser's time zone, an IANA name; anything else is as good as nothing said. */
    timeZone: z
      .string()
      .max(64)
      .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/)
      .refine(isTimeZone)
      .optional()
      .catch(undefined),
    page: z.string().max(2048).optional(),
  }),
  z.object({
    type: z.literal('message'),
    id: Id,
    text: Text,
    attachments: z.array(z.string().max(4096)).max(10).optional(),
  }),
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('choose'), id: Id, message: z.string().max(128), choice: z.string().max(256) }),
  z.object({ type: z.literal('human'), id: Id }),
  /** The conversation by mail, to the address on file: for a session that is recognised or better. */
  z.object({ type: z.literal('transcript'), id: Id }),
  /** The conversation on another channel: a code that its first message there brings along (15 minutes, once). */
  z.object({ type: z.literal('carry'), id: Id }),
  /** A consumer's withdrawal from a contract, where the store takes them here (`settings.withdrawal`). */
  z.object({
    type: z.literal('withdraw'),
    id: Id,
    /** Letters alone: it goes into a mail, where an address would become a link. */
    name: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{M}' ’-]{1,80}$/u, 'letters and spaces'),
    order: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9#/-]{1,30}$/, 'an order number'),
    email: z.string().max(320),
  }),
  z
    .object({
      type: z.literal('rate'),
      id: Id,
      kind: z.enum(['csat', 'nps']),
      score: z.number().int().min(0).max(10),
      ticket: z.string().max(128),
    })
    .refine(({ kind, score }) => kind === 'nps' || score <= 5, {
      path: ['score'],
      message: 'csat goes from 0 to 5',
    }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** What a frame that makes no sense may still say: which one it is. */
const Identified = z.object({ id: Id });
/**
 * The same for one that is too long to be read: its id, when it stands at its beginning. A quote in a text is
 * escaped.
 */
const EARLY_ID = /[{,]\s{0,8}"id"\s{0,8}:\s{0,8}"([^"\\]{1,128})"/;
const BEGINNING = 512;

/** With `too_many` and `internal` nothing is wrong with the frame: the same `id` may be sent again in a moment. The others are final. */
export type ErrorCode = 'bad_frame' | 'too_large' | 'too_many' | 'bad_identity' | 'bad_file' | 'internal';

/** A stored file; its link holds for a quarter of an hour. `size` is in bytes. */
export interface FileLink {
  id: string;
  filename: string;
  type: string;
  size: number;
  url: string;
}

export type ServerFrame =
  | {
      type: 'welcome';
      /** The session token: dial again with it as subprotocol `session.<token>`. */
      session: string;
      /** Number of the session's last message. */
      seq: number;
      assurance: Assurance;
      store: string;
      name: string;
      state: 'assistant' | 'waiting' | 'advisor';
    }
  | { type: 'ack'; id: string; seq: number }
  | {
      type: 'message';
      seq: number;
      id: string;
      turn?: string;
      from: Author;
      name?: string;
      text: string;
      at: string;
      choices?: { id: string; label: string }[];
      attachments?: FileLink[];
      ticket?: string;
    }
  | { type: 'delta'; turn: string; text: string }
  | { type: 'delta'; turn: string; cancelled: true }
  | { type: 'typing'; from: Author }
  | {
      type: 'status';
      state: 'assistant' | 'waiting' | 'advisor' | 'resolved';
      name?: string;
      position?: number;
      until?: string;
      /** Somebody of the store was told that they are waited for. */
      told?: boolean;
    }
  | { type: 'carry'; id: string; code: string }
  | { type: 'moved' }
  | { type: 'pong' }
  | { type: 'error'; code: ErrorCode; message: string; id?: string };

/** Whether a text has more than `most` bytes in UTF-8, without writing a long one out. */
function longerThan(text: string, most: number): boolean {
  if (text.length > most) return true;
  return text.length * 3 > most && new TextEncoder().encode(text).byteLength > most;
}

/** Parses a client's frame; the reason is short and says nothing of its content. */
export function readClientFrame(
  data: string | ArrayBuffer,
): { ok: true; frame: ClientFrame } | { ok: false; code: ErrorCode; message: string; id?: string } {
  if (typeof data !== 'string') return { ok: false, code: 'bad_frame', message: 'Frames are JSON text.' };
  if (longerThan(data, FRAME_LIMIT)) {
    const id = EARLY_ID.exec(data.slice(0, BEGINNING))?.[1];
    return { ok: false, code: 'too_large', message: `A frame may have ${FRAME_LIMIT} bytes.`, id };
  }
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return { ok: false, code: 'bad_frame', message: 'Not JSON.' };
  }
  const parsed = ClientFrame.safeParse(json);
  if (!parsed.success) {
    const id = Identified.safeParse(json).data?.id;
    const issue = parsed.error.issues[0];
    return {
      ok: false,
      code: 'bad_frame',
      message: `${issue?.path.join('.') || 'frame'}: ${issue?.message ?? 'invalid'}`,
      id,
    };
  }
  if (parsed.data.type === 'message' && parsed.data.text.length > TEXT_LIMIT) {
    const { id } = parsed.data;
    return { ok: false, code: 'too_large', message: `A message may have ${TEXT_LIMIT} characters.`, id };
  }
  return { ok: true, frame: parsed.data };
}
