import { z } from 'zod';
import { ApprovalAsked, ApprovalDecided, ApprovalSettled } from './events/approvals.ts';
import { CallbackNoted, MessageCut, TransferEnded, TransferStarted } from './events/calls.ts';
import { ChallengeAsked, ChallengeFailed, ChallengePassed, ChallengeSent } from './events/challenges.ts';
import {
  ActionDone,
  CardAgreed,
  CardLapsed,
  CardPut,
  FactLearned,
  TicketMoved,
  TicketOpened,
  TicketRated,
} from './events/dealings.ts';
import {
  AdvisorJoined,
  AdvisorLeft,
  HandoverRequested,
  NoteAdded,
  SenderBlocked,
  SenderUnblocked,
  TagsChanged,
} from './events/desk.ts';
import { DraftMade, DraftSettled } from './events/drafts.ts';
import { LinkSuggested, ThreadJoined, ThreadParted } from './events/links.ts';
import {
  DeliveryReported,
  ExchangeRecorded,
  FileArrived,
  FileDelayed,
  FileLost,
  MessageComposed,
  MessageReceived,
  MessageWithdrawn,
  TurnSilent,
} from './events/messages.ts';
import { PromiseBroken, PromiseKept, PromiseMade } from './events/promises.ts';
import {
  AccountKnown,
  AddressConfirmed,
  AddressDeparted,
  LanguageSwitched,
  SessionAssured,
  SessionEnded,
  SessionOpened,
  SessionRevoked,
} from './events/sessions.ts';

/*
 * Everything that happens to a customer, as facts in the past tense. Events are appended and never edited;
 * what is no event did not happen. Ids and times are passed in: nothing here reads a clock.
 */

/** The facts that a claimed visitor's object may pass on. */
export const Original = z.discriminatedUnion('type', [
  MessageReceived,
  MessageComposed,
  MessageCut,
  TicketOpened,
  TicketMoved,
  ExchangeRecorded,
  ActionDone,
]);

/**
 * What somebody said in an object of their own who only *claimed* to be this customer, or showed a code of
 * another channel, copied here. It can be read; it is never a request, a yes or a channel to answer on.
 */
const TestimonyHeard = z.object({
  type: z.literal('testimony.heard'),
  /** The visitor's own object. */
  from: z.string(),
  /** The order that the visitor named; null where a code brought them here from another channel. */
  order: z.string().nullable(),
  /** When it happened there. */
  said: z.string(),
  event: Original,
});
export type Testimony = z.infer<typeof Original>;

export const Fact = z.discriminatedUnion('type', [
  SessionOpened,
  SessionAssured,
  SessionEnded,
  SessionRevoked,
  LanguageSwitched,
  TransferStarted,
  TransferEnded,
  CallbackNoted,
  MessageReceived,
  MessageComposed,
  MessageCut,
  MessageWithdrawn,
  FileDelayed,
  FileArrived,
  FileLost,
  AddressDeparted,
  TurnSilent,
  DeliveryReported,
  CardPut,
  CardAgreed,
  CardLapsed,
  ActionDone,
  TicketOpened,
  TicketMoved,
  ExchangeRecorded,
  FactLearned,
  HandoverRequested,
  AdvisorJoined,
  AdvisorLeft,
  NoteAdded,
  TagsChanged,
  SenderBlocked,
  SenderUnblocked,
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
  PromiseMade,
  PromiseKept,
  PromiseBroken,
  ApprovalAsked,
  ApprovalDecided,
  ApprovalSettled,
  DraftMade,
  DraftSettled,
]);
/**
 * A row of a type that only a later version has, after a rollback: kept and passed on as it was written, and
 * read by nothing.
 */
export interface LaterFact {
  type: 'later';
  /** Its own type. */
  named: string;
  /** The whole fact as stored. */
  json: string;
}

/** What happened, without time and place. */
export type Fact = z.infer<typeof Fact> | LaterFact;
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
  /**
   * The followers it came through, nearest first: the last one is where it entered. Empty for this object's
   * own.
   */
  path: string[];
  fact: Fact;
}

/** True for the facts that a claimed visitor's object passes on to the account's owner. */
export function isTestimony(fact: Fact): fact is Testimony {
  return Original.def.options.some((option) => option.shape.type.value === fact.type);
}
