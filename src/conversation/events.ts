import { z } from 'zod';
import {
  Assurance,
  Attachment,
  Author,
  Channel,
  Choice,
  Findings,
  Intent,
  Proof,
  ProofSource,
  Resolution,
} from './values.ts';

/*
 * Everything that happens to a customer, as facts in the past tense. Appended, never edited; what is not an event did not
 * happen. Ids and times come from outside: nothing here knows a clock.
 */

const SessionOpened = z.object({
  type: z.literal('session.opened'),
  session: z.string(),
  channel: Channel,
  /** The normalised address she speaks from: `email:…`, `visitor:…`. */
  address: z.string(),
  locale: z.string(),
  assurance: Assurance,
  /** What the assurance rests on ("dmarc, on file"). */
  evidence: z.string(),
  /** Absent in logs from before proofs had terms. */
  proof: Proof.optional(),
});

const SessionAssured = z.object({
  type: z.literal('session.assured'),
  session: z.string(),
  assurance: Assurance,
  evidence: z.string(),
  /** The order she named and may see, when that is what raised it. */
  claim: z.string().optional(),
  /** Absent in logs from before proofs had terms. */
  proof: Proof.optional(),
  /** What kind of step it was, where whoever noted it set no term: the store's own then holds. */
  source: ProofSource.optional(),
});

/** A call was hung up or lost. Other mouths never end: a mail thread may be taken up after a year. */
const SessionEnded = z.object({ type: z.literal('session.ended'), session: z.string(), reason: z.string() });

/** A file she sent that could not be fetched yet: what is needed to ask for it again. */
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

/** From here on this session is spoken in another language (BCP 47). */
const LanguageSwitched = z.object({
  type: z.literal('language.switched'),
  session: z.string(),
  locale: z.string(),
});

/** A caller is put through: a person's phone rings. */
const TransferStarted = z.object({
  type: z.literal('transfer.started'),
  session: z.string(),
  to: z.string(),
});

/** What came of it. `declined`: a person picked up and did not take the call. `seconds` is how long the two talked. */
const TransferEnded = z.object({
  type: z.literal('transfer.ended'),
  session: z.string(),
  to: z.string(),
  result: z.enum(['completed', 'busy', 'no-answer', 'failed', 'canceled', 'declined']),
  seconds: z.number().nullable(),
});

/** She is to be called back. `number` is E.164; null when she withheld it. */
const CallbackNoted = z.object({
  type: z.literal('callback.noted'),
  session: z.string(),
  number: z.string().nullable(),
  reason: z.string(),
  summary: z.string(),
});

const MessageReceived = z.object({
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
  /** What proved its sender, where each message brings that along. */
  evidence: z.string().optional(),
  proof: Proof.optional(),
  /** Why it must not be answered automatically. */
  automatic: z.string().optional(),
  original: z.string().optional(),
  thread: z
    .object({ messageId: z.string(), references: z.array(z.string()), subject: z.string() })
    .optional(),
  /** When she sent it, by the provider's clock. */
  sentAt: z.string().optional(),
  /** The shop's own number it came over, where it has several. */
  via: z.string().optional(),
  /** The message of this thread that it answers or reacts to. */
  about: z.string().optional(),
  forwarded: z.boolean().optional(),
  /** The message of hers that this one is meant instead of: she edited it. */
  replaces: z.string().optional(),
  missing: MissingFile.optional(),
});

const MessageComposed = z.object({
  type: z.literal('message.composed'),
  message: z.string(),
  session: z.string(),
  channel: Channel,
  author: Author,
  name: z.string().optional(),
  /** Of a letter that answers none. */
  subject: z.string().optional(),
  text: z.string(),
  choices: z.array(Choice),
  attachments: z.array(Attachment),
  /** The turn that composed it; absent when a person or the service did. */
  turn: z.string().optional(),
  /** The inbound messages it answers. */
  answers: z.array(z.string()),
  /** The problem it is about. */
  ticket: z.string().optional(),
  /** True when it says that an AI is speaking. */
  introduces: z.boolean(),
  assurance: Assurance,
  /** It repeats a message that could not be delivered; `tried` are the addresses where it was, the last one last. */
  instead: z.object({ message: z.string(), tried: z.array(z.string()) }).optional(),
});

/** She took a message of hers back. */
const MessageWithdrawn = z.object({
  type: z.literal('message.withdrawn'),
  message: z.string(),
  session: z.string(),
});

/** A file that was missing is here, or lost for good. */
const FileArrived = z.object({
  type: z.literal('file.arrived'),
  message: z.string(),
  session: z.string(),
  attachment: Attachment,
});
const FileLost = z.object({
  type: z.literal('file.lost'),
  message: z.string(),
  session: z.string(),
  kind: z.string(),
  reason: z.string(),
});

/** She left an address, and somebody else may have it now; `to` is where she says she is, which proves nothing. */
const AddressDeparted = z.object({
  type: z.literal('address.departed'),
  address: z.string(),
  to: z.string().nullable(),
});

/** A caller interrupted: this is all she heard of it. */
const MessageCut = z.object({
  type: z.literal('message.cut'),
  message: z.string(),
  heard: z.string(),
  /** Proposals of which she did not hear enough to agree to them: they are off the table. */
  unput: z.array(z.string()).optional(),
});

const TurnSilent = z.object({
  type: z.literal('turn.silent'),
  turn: z.string(),
  session: z.string(),
  answers: z.array(z.string()),
  reason: z.string(),
});

const DeliveryReported = z.object({
  type: z.literal('delivery.reported'),
  message: z.string(),
  /** `held`: it waits for her answer to a template, since she may not be written to freely. */
  status: z.enum(['sent', 'delivered', 'read', 'failed', 'parked', 'held']),
  detail: z.string().optional(),
  /** Parked here, it goes to her another way as this message. */
  rerouted: z.string().optional(),
  /** The provider may have got it twice: the object crashed between the call and its record. */
  doubled: z.boolean().optional(),
});

export const Proposal = z.object({
  id: z.string(),
  tool: z.string(),
  input: z.unknown(),
  intent: Intent,
  effect: z.string(),
  order: z.string().nullable(),
  session: z.string(),
  channel: Channel,
  /** The assurance of the session it was put to: a yes needs at least that. */
  assurance: Assurance,
  at: z.string(),
});
export type Proposal = z.infer<typeof Proposal>;

const ActionProposed = z.object({ type: z.literal('action.proposed'), proposal: Proposal });

const ActionDone = z.object({
  type: z.literal('action.done'),
  key: z.string(),
  tool: z.string(),
  input: z.unknown(),
  output: z.unknown(),
  order: z.string().nullable(),
  proposal: z.string().nullable(),
  session: z.string(),
  channel: Channel,
  /** How sure we were who asked for it. */
  assurance: Assurance.optional(),
});

export const TicketStatus = z.enum(['open', 'paused', 'resolved', 'escalated']);
export type TicketStatus = z.infer<typeof TicketStatus>;

const TicketOpened = z.object({
  type: z.literal('ticket.opened'),
  ticket: z.string(),
  intent: Intent,
  order: z.string().nullable(),
  subject: z.string(),
  channel: Channel,
});
const TicketMoved = z.object({
  type: z.literal('ticket.moved'),
  ticket: z.string(),
  status: TicketStatus,
  channel: Channel,
});

/** The structured record of a message: what `exchanges` shows beside its text. */
const ExchangeRecorded = z.object({
  type: z.literal('exchange.recorded'),
  message: z.string(),
  findings: Findings,
  ticket: z.string().nullable(),
  resolution: Resolution.nullable(),
});

const FactLearned = z.object({
  type: z.literal('fact.learned'),
  name: z.string(),
  value: z.string(),
  channel: Channel,
  assurance: Assurance,
});

const HandoverRequested = z.object({
  type: z.literal('handover.requested'),
  session: z.string(),
  reason: z.string(),
  summary: z.string(),
});
const AdvisorJoined = z.object({ type: z.literal('advisor.joined'), advisor: z.string(), name: z.string() });
const AdvisorLeft = z.object({ type: z.literal('advisor.left'), advisor: z.string() });
const NoteAdded = z.object({ type: z.literal('note.added'), advisor: z.string(), text: z.string() });

/** The customer's own verdict on a ticket: 0–5 for `csat`, 0–10 for `nps`. */
const TicketRated = z.object({
  type: z.literal('ticket.rated'),
  session: z.string(),
  ticket: z.string(),
  kind: z.enum(['csat', 'nps']),
  score: z.number().int(),
});

/** The shop's customer id behind this thread. */
const AccountKnown = z.object({
  type: z.literal('account.known'),
  account: z.string(),
  name: z.string(),
  locale: z.string(),
});

/**
 * The thread of another object of the same person is here, whole: from now on it is one with this one. Its own events stand before
 * this one, their `path` beginning with it.
 */
const ThreadJoined = z.object({
  type: z.literal('thread.joined'),
  follower: z.string(),
  /** What says that the two are one person: a proof, or an advisor's word. */
  evidence: z.string(),
  /** The advisor who linked them; null after a proof. */
  by: z.string().nullable(),
});

/** That link was undone: what had come through it is with the other object again. */
const ThreadParted = z.object({
  type: z.literal('thread.parted'),
  follower: z.string(),
  by: z.string().nullable(),
});

/** Another object may be the same person; nothing proves it, so that an advisor decides. */
const LinkSuggested = z.object({
  type: z.literal('link.suggested'),
  other: z.string(),
  evidence: z.string(),
});

const ChallengeWay = z.enum(['email', 'sms', 'whatsapp']);

/** A one-time code was asked for in a session. Whether anybody is there to get it shows later, and never to who asked. */
const ChallengeAsked = z.object({
  type: z.literal('challenge.asked'),
  session: z.string(),
  challenge: z.string(),
  by: ChallengeWay,
  /** What it is to be sent for: an order she named, an address she typed, or the account that speaks. */
  about: z.enum(['order', 'address', 'account']),
});

/** It left; `to` is masked. The code and the words of that message are in no log. */
const ChallengeSent = z.object({
  type: z.literal('challenge.sent'),
  session: z.string(),
  challenge: z.string(),
  by: ChallengeWay,
  to: z.string(),
});

/** The right code was given in `message`. */
const ChallengePassed = z.object({
  type: z.literal('challenge.passed'),
  session: z.string(),
  challenge: z.string(),
  message: z.string(),
});

/** A wrong code was given, the last one that was allowed, or one too late; or the code reached nobody. */
const ChallengeFailed = z.object({
  type: z.literal('challenge.failed'),
  session: z.string(),
  challenge: z.string(),
  reason: z.enum(['wrong', 'spent', 'expired', 'undelivered']),
  message: z.string().optional(),
  detail: z.string().optional(),
});

/** Whoever has this address has proven to be that account's owner: from now on it is known. */
const AddressConfirmed = z.object({
  type: z.literal('address.confirmed'),
  session: z.string(),
  address: z.string(),
  account: z.string(),
});

const Original = z.discriminatedUnion('type', [
  MessageReceived,
  MessageComposed,
  MessageCut,
  TicketOpened,
  TicketMoved,
  ExchangeRecorded,
  ActionDone,
]);

/**
 * What somebody who only *claimed* to be this customer said in an object of her own, copied here. It is read, and never a wish,
 * a yes or a channel to answer on.
 */
const TestimonyHeard = z.object({
  type: z.literal('testimony.heard'),
  /** The visitor's own object. */
  from: z.string(),
  order: z.string(),
  /** When it happened there. */
  said: z.string(),
  event: Original,
});
export type Testimony = z.infer<typeof Original>;

export const Fact = z.discriminatedUnion('type', [
  SessionOpened,
  SessionAssured,
  SessionEnded,
  LanguageSwitched,
  TransferStarted,
  TransferEnded,
  CallbackNoted,
  MessageReceived,
  MessageComposed,
  MessageCut,
  MessageWithdrawn,
  FileArrived,
  FileLost,
  AddressDeparted,
  TurnSilent,
  DeliveryReported,
  ActionProposed,
  ActionDone,
  TicketOpened,
  TicketMoved,
  ExchangeRecorded,
  FactLearned,
  HandoverRequested,
  AdvisorJoined,
  AdvisorLeft,
  NoteAdded,
  TicketRated,
  AccountKnown,
  ChallengeAsked,
  ChallengeSent,
  ChallengePassed,
  ChallengeFailed,
  AddressConfirmed,
  TestimonyHeard,
  ThreadJoined,
  ThreadParted,
  LinkSuggested,
]);
/** What happened, without when and where. */
export type Fact = z.infer<typeof Fact>;
export type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** A fact as the log keeps it. */
export interface Event {
  /** Unique over all objects: links and testimony are copied by it. */
  id: string;
  /** Grows by one in each object's log. */
  seq: number;
  /** ISO 8601. */
  at: string;
  /** The object where it first happened. */
  origin: string;
  /** The followers it came through, nearest first: the last one is where it entered. Empty for this object's own. */
  path: string[];
  fact: Fact;
}

/** True for the events that a claimed visitor's object passes on to the account's owner. */
export function isTestimony(fact: Fact): fact is Testimony {
  return Original.def.options.some((option) => option.shape.type.value === fact.type);
}
