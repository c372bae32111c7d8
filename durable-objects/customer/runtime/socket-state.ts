import { z } from 'zod';
import { Assurance } from '../../../src/conversation/values.ts';

/** The state of a chat socket across hibernation; set when it is accepted, from what the Worker verified. */
export const ChatSocket = z.object({
  kind: z.literal('chat'),
  session: z.string(),
  token: z.string(),
  locale: z.string(),
  /** The service's public address, for links. */
  origin: z.string(),
  /** Where the browser is, blinded: only good for counting. Null where nothing is known of it. */
  network: z.string().nullable().default(null),
  /** The object that the browser's token names: it may be led by another one. */
  home: z.string().default(''),
  /** The wider network around that, blinded; null where there is none. */
  site: z.string().nullable().default(null),
  /** The page it is on, for the message that is sent from there first. */
  page: z.string().optional(),
  /** The browser's time zone (IANA), noted with what is said there. */
  timeZone: z.string().optional(),
  /** It has said hello and got what it missed: from here on it hears what happens. */
  welcomed: z.boolean(),
  /** The strength up to which it has been shown what its session holds; absent until it is welcomed. */
  shown: Assurance.optional(),
});
export type ChatSocket = z.infer<typeof ChatSocket>;

/** The state of a relay socket across hibernation. */
export const CallSocket = z.object({
  kind: z.literal('voice'),
  session: z.string(),
  /** The relay's ticket: good for one socket. */
  ticket: z.string(),
});
export type CallSocket = z.infer<typeof CallSocket>;

/** The state of a console's socket across hibernation: whose it is, as the Worker verified. */
export const ConsoleSocket = z.object({
  kind: z.literal('console'),
  /** What it is tagged with. */
  session: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  rights: z.union([z.literal('all'), z.array(z.string())]),
  /** The session of their cookie; null where it is none of ours, or was not told yet when the socket was opened. */
  signIn: z.string().nullable().default(null),
  /** ISO 8601. */
  since: z.string(),
  /** Its window is not looked at. */
  away: z.boolean(),
  /** It has said hello: from here on it hears what happens. */
  welcomed: z.boolean(),
});
export type ConsoleSocket = z.infer<typeof ConsoleSocket>;

/** The state that any live socket keeps. */
export const SocketState = z.discriminatedUnion('kind', [ChatSocket, CallSocket, ConsoleSocket]);
export type SocketState = z.infer<typeof SocketState>;

/** What the Worker verified of a socket before it passed the upgrade on. Throws on anything else. */
export function socketOf(request: Request): SocketState {
  return SocketState.parse(JSON.parse(decodeURIComponent(request.headers.get('x-onethread-socket') ?? '{}')));
}
