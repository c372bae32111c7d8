import type { ThreadLine } from '../../src/backup/lines.ts';
import type { Inbound, Receipt } from '../../src/channels/channel.ts';
import type { DialEnd, RelayEnd } from '../../src/channels/voice/parse.ts';
import type { Rights } from '../../src/console/rights.ts';
import type { KeepingAct } from '../../src/conversation/events/promises.ts';
import type { Event } from '../../src/conversation/events.ts';
import type { Refusal } from '../../src/conversation/turn/decision.ts';
import type { Attachment, Channel } from '../../src/conversation/values.ts';
import type { Address, Evidence } from '../../src/identity/address.ts';
import type { OnFile } from '../../src/identity/assurance.ts';
import type { LinkAnswer, ObjectState } from '../../src/identity/linking.ts';
import type { Place } from '../desk/rpc.ts';
import type { Keyed } from '../storage/requests.ts';
import type { BackupPage } from './backup/give.ts';
import type { Restored } from './backup/take.ts';
import type { ConsoleAnswer, ConsoleQuestion } from './console/questions.ts';
import type { Names, Transfer } from './links/transfer.ts';
import type { ErasureReason, ErasureReceipt } from './privacy/receipt.ts';
import type { CallSocket } from './runtime/socket-state.ts';
import type { ExchangeRow } from './thread/exchanges.ts';
import type { Profile } from './thread/profile.ts';
import type { Closed } from './thread/thread.ts';
import type { TestimonyDelivery } from './verification/testimony.ts';

/** The header that names who leads a thread. */
export const LEADER = 'x-onethread-leader';

/**
 * The HTTP status with which the object of an erased customer answers: a client with an old id begins as a
 * new customer.
 */
export const GONE = 410;

/** How an outside call arrived, for links, placement and the logs. */
export interface Passage {
  /** The service's own address as seen from outside (`https://support.example.com`). */
  origin: string;
  /** ISO 3166 alpha-2 of the customer, when known. */
  country: string | null;
  trace: string;
  /** The customer whose address it came to, where the called object leads that customer. */
  home?: string;
  /** The followers that passed it on, nearest first. */
  via?: string[];
}

/** A message with what the shop knows of its sender. */
export interface Addressed {
  inbound: Inbound;
  onFile: OnFile;
  /** The customer whose address its sender claims without proof. */
  resembles?: string;
}

/** The result of a scenario's line. */
export interface Rehearsed {
  /** The answers to it, in order. */
  answers: string[];
  /** Whether the thread waits for a person now. */
  waits: boolean;
}

/** A call that rings. */
export interface Ringing {
  sid: string;
  from: Address;
  evidence: Evidence;
  onFile: OnFile;
}

/** A call that is answered: the session of the relay's socket, and what the caller hears first. */
export interface PickedUp {
  session: string;
  greeting: string;
  locale: string;
}

/** How a call continues once its relay, or a dialled person, is done. */
export type NextStep =
  /** Back to the assistant, on a new socket; `greeting` is said first. */
  | { type: 'relay'; greeting: string | null; locale: string }
  /** To a number, to advisors' browsers (those who speak the language first), or to both; the `turn` of so many. */
  | { type: 'dial'; to: string | null; browsers: { language: string } | null; seconds: number; turn: number }
  | { type: 'say'; text: string; locale: string }
  | { type: 'hang-up' };

/** It is refused where somebody else has the floor than `from`: who has it as far as who asks knows; null: nobody of the store. */
interface Unless {
  from?: string | null | undefined;
}

/** What an advisor asks for. */
export type Act =
  /** `from`: see the command. */
  | { type: 'takeover'; advisor: string; name: string; from?: string | null }
  | { type: 'handback'; advisor: string }
  /**
   * An answer, in `session` or where the customer spoke last. `seen`: the newest event that the advisor has seen; behind it
   * no colleague must have written.
   */
  | {
      type: 'reply';
      advisor: string;
      name: string;
      text: string;
      session: string | null;
      seen?: number | undefined;
      /** Where it is to leave, in the session of that channel that was spoken in last. */
      channel?: Channel | undefined;
      /** It has left already, by the advisor's own mail program. */
      elsewhere?: true;
      attachments?: Attachment[];
    }
  | { type: 'reopen'; ticket: string }
  | ({ type: 'resolve'; ticket: string; advisor?: string } & Unless)
  | { type: 'note'; advisor: string; name?: string | undefined; text: string; mentions?: string[] }
  /** Sorts the thread; both lists as tags are kept. */
  | { type: 'tag'; advisor: string; name?: string | undefined; add: string[]; remove: string[] }
  /** Whoever writes from `address` is answered no more, or is again; null: whoever writes in the thread. */
  | ({ type: 'block'; advisor: string; name?: string; address: string | null; reason: string } & Unless)
  | { type: 'unblock'; advisor: string; name?: string; address: string | null }
  /** Somebody will do something by a time (ISO 8601). */
  | {
      type: 'promise';
      advisor: string;
      name: string;
      what: string;
      due: string;
      act?: KeepingAct | undefined;
      ticket: string | null;
    }
  /** Decides what waits for a person; the customer is told of it. */
  | {
      type: 'decide';
      approval: string;
      decision: 'approve' | 'refuse';
      advisor: string;
      name: string;
      reason: string | null;
    }
  /** Sends a reply that waits, as it stands or in the advisor's words, or drops it. */
  | {
      type: 'draft';
      draft: string;
      decision: 'send' | 'drop';
      text: string | null;
      advisor: string;
      name: string;
    }
  /** What was promised is done. */
  | { type: 'kept'; advisor: string; promise: string }
  /** Another object is the same person: one thread, as soon as both can stop. */
  | { type: 'link'; advisor: string; customer: string; evidence: string }
  /** An object whose thread was linked is somebody else after all. */
  | { type: 'unlink'; advisor: string; customer: string }
  /** An address is the customer's no more. */
  | { type: 'revoke-address'; advisor: string; address: Address }
  /** What a session has proven counts no more, and its token opens nothing. */
  | { type: 'revoke-session'; advisor: string; session: string };

/** Why an advisor's act did not happen. */
export type CustomerRefusal =
  | Refusal
  | Closed
  | NotParted
  | 'same'
  | 'no_files'
  | 'unknown_customer'
  | 'unknown_promise'
  | 'unknown_address'
  | 'unknown_approval'
  | 'unknown_draft'
  | 'decided'
  | 'unseen'
  | 'other_request'
  | 'forbidden';

/** What came of a wish to link. `busy`: one of the two is changing just now; ask again. */
export type Linked = 'linked' | 'busy' | 'nobody' | 'same';

/**
 * Why a link cannot be undone. `inner`: this object is led itself, and the outermost link is undone first.
 */
export type NotParted = 'not_linked' | 'busy' | 'inner';

/** Who leads from which epoch on, as a leader shows itself to its follower. */
export interface Leadership {
  leader: string;
  epoch: number;
}

/**
 * Events on their way between two objects, with what belongs to them; `last` brings what is beside the log.
 */
export interface Parcel {
  events: Event[];
  names: Names;
  belongings: Transfer | null;
}

type Answer<T> = T | Promise<T>;

/**
 * What others may ask of a customer's object. Each method has its rule in `led.ts`: what becomes of the call
 * where another object leads this one, and what is answered once the customer is erased.
 */
export interface CustomerRpc {
  /**
   * Takes messages from a posted channel, in order. When this returns they are in the log and their answers
   * are owed; a message that is there already changes nothing. `not mine`: the object whose address they came
   * to is not led from here. `gone`: the customer was erased, and they are for somebody new.
   */
  receive(messages: Addressed[], passage: Passage): Promise<'heard' | 'not mine' | 'gone'>;
  /**
   * A rehearsal: takes a line in as {@link receive} does, and answers with what was said to it. Throws in a store
   * that people write to.
   */
  rehearse(messages: Addressed[], passage: Passage): Promise<Rehearsed | 'not mine' | 'gone'>;
  /** The rehearsal is over: deletes all that the object holds. Does nothing in a store that people write to. */
  dissolve(): Promise<void>;
  /**
   * Answers a call from memory: the greeting, and the session that the relay's socket will speak in. `not
   * mine` and `gone` as for {@link receive}; `blocked`: an advisor has blocked the caller, and the call is not answered.
   */
  pickUp(call: Ringing, passage: Passage): Promise<PickedUp | 'blocked' | 'not mine' | 'gone'>;
  /** A call's relay has ended: how the call goes on. */
  afterRelay(session: string, end: RelayEnd): Promise<NextStep>;
  /** A person was dialled for a caller, in that `turn` of those who are rung: how the call goes on. */
  afterDial(session: string, end: DialEnd, turn: number): Promise<NextStep>;
  /** What the person who is rung for a caller hears; null when nobody is being put through. */
  briefing(session: string): Promise<{ text: string; locale: string } | null>;
  /** The key that person pressed, `by` whom where it was an advisor in a browser; true when the call is taken. */
  takeCall(session: string, digits: string, by: { id: string; name: string } | null): Promise<boolean>;
  /** A frame of a relay whose socket is with a follower; null when the socket has closed. */
  fromCall(socket: CallSocket, data: string | null, via: string[]): Promise<void>;
  /** A frame for a call whose socket is here, from whoever leads this object; `closed` ends the socket. */
  toCall(session: string, said: { frame: string } | { closed: string }): Answer<void>;
  /** The shop has these addresses for somebody else, or for nobody: all that rested on them here lapses. */
  leave(addresses: Address[], trace: string): Promise<void>;
  /** What providers tell of messages that left; returns how many of the receipts are about none of ours. */
  receipts(receipts: Receipt[], trace: string): Promise<number>;
  /** The desk tells how the thread stands there: whoever waits is told. */
  queued(place: Place): Promise<void>;
  /** What a visitor said who named an order of this customer's; true when it is kept, or is here anyhow. */
  testify(delivery: TestimonyDelivery): Promise<boolean>;
  /**
   * The code of a chat session was shown by `to`, on another channel: what may be carried there is told to that object
   * as testimony. False where that session is not here.
   */
  carry(session: string | null, to: string, trace: string): Promise<boolean>;
  /** Takes out of this thread what an erased customer told it. Returns how many events that were. */
  forgetTestimony(from: string): Promise<number>;
  /**
   * Erases the customer, whichever of their linked objects is asked; `by` is the leader that takes its
   * followers along. The receipt, the same one however often it is asked; null where nobody is. Rejects when
   * something could not be reached: the alarm goes on with it, and so does the next call.
   */
  erase(
    reason: ErasureReason,
    trace: string,
    by?: string | null,
    rights?: Rights,
  ): Promise<ErasureReceipt | null>;
  /**
   * Everything kept of the customer as one JSON document; null where nobody is. `rights` are of whoever asks for it: rejects
   * without the right to it.
   */
  export(rights?: Rights): Promise<ReadableStream<Uint8Array> | null>;
  /**
   * Whose thread a browser that comes here speaks in: this one's, or its leader's. Null: the customer is
   * erased, or is being so.
   */
  leads(): Answer<string | null>;
  /**
   * A session is about to upload a file: whether it has said anything yet. Where nobody has, what is uploaded is forgotten
   * unless it is sent.
   */
  uploads(session: string): Promise<boolean>;
  /** Whether anybody is here: a claim that leads to nobody is let go. */
  exists(): Answer<boolean>;
  /** Tells the store's index everything again, soon; false where there is nothing to tell from here. */
  retell(): Promise<boolean>;
  /** A page of what a backup takes along, from a place (null: the first); null where nobody is. */
  backUp(place: string | null): Promise<BackupPage | null>;
  /**
   * Takes lines of a backup back that are this customer's, in their order. `kept`: somebody is here already, and stays as
   * they are; `erased`: the customer was, and stays so.
   */
  restore(backup: string, lines: readonly ThreadLine[]): Answer<Restored>;
  /** Whether the thread names a file. */
  names(file: string): Answer<boolean>;
  /** What lists show of a customer; null when there is no such one. */
  profile(): Promise<Profile | null>;
  /** A page of the structured memory, newest first; null when there is no such customer. */
  exchanges(
    limit: number,
    before: number | null,
  ): Promise<{ exchanges: ExchangeRow[]; next: number | null } | null>;
  /** What the console asks of a thread; null where nobody is. Rejects without the right to it. */
  ask(question: ConsoleQuestion, rights: Rights): Promise<ConsoleAnswer | null>;
  /**
   * Does what an advisor asks for; null, or why it was not done. `rights` are the advisor's, and looked at here again:
   * a route that forgot to ask opens nothing. Without them the service itself acts.
   */
  advise(act: Act, trace: string, keyed?: Keyed | null, rights?: Rights): Promise<CustomerRefusal | null>;

  /* Calls between two objects of one person; src/identity/linking.ts says what they mean. */

  /** What this object tells of itself to whoever wants to link it. */
  objectState(): Answer<ObjectState>;
  /** Leads another object from here on. What that takes is done behind this call. */
  lead(follower: ObjectState, evidence: string, by: string | null): Answer<Linked>;
  /** Another object asks to lead this one. */
  follow(by: Leadership): Answer<LinkAnswer & { to: 'follow' }>;
  /** A page of this object's log for whoever leads it; null for anybody else. */
  pull(by: Leadership, after: number): Answer<Parcel | null>;
  /** Takes back what came through this object while it was led; false from anybody but its leader. */
  takeBack(by: Leadership, parcel: Parcel): Answer<boolean>;

  /** Development: the clock was moved; does what is due by now. */
  wake(): Promise<void>;
}

/** A customer's object, as its namespace types it. */
export type CustomerObject = CustomerRpc & Rpc.DurableObjectBranded;
