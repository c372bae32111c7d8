import { z } from 'zod';
import {
  Assurance,
  Attachment,
  Author,
  Channel,
  Choice,
  Findings,
  Proof,
  Resolution,
  Seen,
} from '../values.ts';

/* Messages in both directions, their files, and how they were delivered. */

/** A file the customer sent that is not fetched yet: what is needed to ask for it again. */
export const MissingFile = z.object({
  /** The platform's own id of it. */
  id: z.string(),
  kind: z.enum(['image', 'document', 'audio', 'video', 'sticker']),
  type: z.string(),
  sha256: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
});
export type MissingFile = z.infer<typeof MissingFile>;

/** Why a message is not answered when nothing proves its sender: the answer could reach somebody who wrote nothing. */
export const UNPROVEN_SENDER = 'unproven sender';

/** Why a message is not answered that was written before the service shared its number. */
export const PAST = 'past';

/** Why a message is not answered whose sender an advisor has blocked. */
export const BLOCKED_SENDER = 'blocked sender';

export const MessageReceived = z.object({
  type: z.literal('message.received'),
  message: z.string(),
  session: z.string(),
  channel: Channel,
  /** The platform's own id. */
  external: z.string(),
  kind: z.string(),
  text: z.string(),
  subject: z.string().optional(),
  attachments: z.array(Attachment),
  choice: z.string().optional(),
  assurance: Assurance,
  /** What proved its sender, where each message brings a proof. */
  evidence: z.string().optional(),
  proof: Proof.optional(),
  /** Why it must not be answered automatically. */
  automatic: z.string().optional(),
  original: z.string().optional(),
  /** Text that its page hides from a reader. A person is shown it; no brain is, and nothing follows from it. */
  hidden: z.string().optional(),
  thread: z
    .object({ messageId: z.string(), references: z.array(z.string()), subject: z.string() })
    .optional(),
  /** When it was sent, by the provider's clock. */
  sentAt: z.string().optional(),
  /** The shop's own number it came over, where it has several. */
  via: z.string().optional(),
  /** The sender in the platform's spelling, where the session's address is spelled differently. */
  answerAt: z.string().optional(),
  /** It was written before an earlier arrival that was answered: it is no newest request, and no yes. */
  late: z.literal(true).optional(),
  /** The message of this thread that it answers or reacts to. */
  about: z.string().optional(),
  forwarded: z.boolean().optional(),
  /** What the customer had on screen. */
  seen: Seen.optional(),
  /** The customer's earlier message that this one edits. */
  replaces: z.string().optional(),
  missing: MissingFile.optional(),
});

export const MessageComposed = z.object({
  type: z.literal('message.composed'),
  message: z.string(),
  session: z.string(),
  channel: Channel,
  author: Author,
  name: z.string().optional(),
  /** The advisor who wrote it. */
  advisor: z.string().optional(),
  /** Of a letter that is not a reply. */
  subject: z.string().optional(),
  text: z.string(),
  choices: z.array(Choice),
  attachments: z.array(Attachment),
  /** The turn that composed it; absent when a person or the service did. */
  turn: z.string().optional(),
  /** The inbound messages it answers. */
  answers: z.array(z.string()),
  /** The ticket it is about. */
  ticket: z.string().optional(),
  /** True when it says that an AI is speaking. */
  introduces: z.boolean(),
  assurance: Assurance,
  /** It repeats a message that could not be delivered; `tried` are the addresses that failed, the last one last. */
  instead: z.object({ message: z.string(), tried: z.array(z.string()) }).optional(),
  /** It was sent by the advisor's own mail program: nothing is sent from here. */
  elsewhere: z.literal(true).optional(),
  /** When it was written, where that was before the service knew of it. */
  sentAt: z.string().optional(),
});

/** The customer withdrew a message. */
export const MessageWithdrawn = z.object({
  type: z.literal('message.withdrawn'),
  message: z.string(),
  session: z.string(),
});

/** A file that was announced is not available yet: its message is answered without it. */
export const FileDelayed = z.object({
  type: z.literal('file.delayed'),
  message: z.string(),
  session: z.string(),
});

/** A file that was announced has arrived, or is lost for good. */
export const FileArrived = z.object({
  type: z.literal('file.arrived'),
  message: z.string(),
  session: z.string(),
  attachment: Attachment,
  /** What a voice note says. */
  text: z.string().optional(),
});

export const FileLost = z.object({
  type: z.literal('file.lost'),
  message: z.string(),
  session: z.string(),
  kind: z.string(),
  reason: z.string(),
});

export const TurnSilent = z.object({
  type: z.literal('turn.silent'),
  turn: z.string(),
  session: z.string(),
  answers: z.array(z.string()),
  reason: z.string(),
});

export const DeliveryReported = z.object({
  type: z.literal('delivery.reported'),
  message: z.string(),
  /** `held`: it waits for the answer to a template, since the customer may not be written to freely. */
  status: z.enum(['sent', 'delivered', 'read', 'failed', 'parked', 'held']),
  detail: z.string().optional(),
  /** Parked here, it was sent another way as this message. */
  rerouted: z.string().optional(),
  /** The provider may have got it twice: the object crashed between the call and its record. */
  doubled: z.boolean().optional(),
});

/** The structured record of a message, which `exchanges` shows beside its text. */
export const ExchangeRecorded = z.object({
  type: z.literal('exchange.recorded'),
  message: z.string(),
  findings: Findings,
  ticket: z.string().nullable(),
  resolution: Resolution.nullable(),
});
