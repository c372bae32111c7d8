import { z } from 'zod';
import { CallbackNoted, MessageCut, TransferEnded, TransferStarted } from './events/calls.ts';
import { ChallengeAsked, ChallengeFailed, ChallengePassed, ChallengeSent } from './events/challenges.ts';
import {
  ActionDone,
  ActionProposed,
  FactLearned,
  TicketMoved,
  TicketOpened,
  TicketRated,
} from './events/dealings.ts';
import { AdvisorJoined, AdvisorLeft, HandoverRequested, NoteAdded } from './events/desk.ts';
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
import {
  AccountKnown,
  AddressConfirmed,
  AddressDeparted,
  LanguageSwitched,
  SessionAssured,
  SessionEnded,
  SessionOpened,
} from './events/sessions.ts';

/*
 * Everything that happens to a customer, as facts in the past tense. Appended, never edited; what is not an
 * event did not happen. Ids and times come from outside: nothing here knows a clock.
 */

/** What a claimed visitor's object may pass on. */
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
 * What somebody who only *claimed* to be this customer said in an object of their own, copied here. It is
 * read, and never a wish, a yes or a channel to answer on.
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
  FileDelayed,
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
  /**
   * The followers it came through, nearest first: the last one is where it entered. Empty for this object's
   * own.
   */
  path: string[];
  fact: Fact;
}

/** True for the events that a claimed visitor's object passes on to the account's owner. */
export function isTestimony(fact: Fact): fact is Testimony {
  return Original.def.options.some((option) => option.shape.type.value === fact.type);
}
