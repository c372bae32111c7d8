import type {
  AuditEntry,
  DeskView,
  Mention,
  Passkey,
  Person,
  QueueEntry,
} from '../../src/console/protocol.ts';
import type { MadePasskey, SignedChallenge } from '../../src/passkeys/ceremony.ts';
import type { OpenConsole } from '../clients/open-consoles.ts';
import type { RowsPage, TableRows } from '../storage/rows.ts';
import type { Audited } from './audit.ts';
import type { NoticesRpc } from './notices/rpc.ts';
import type { AnsweredChallenge } from './passkeys.ts';
import type { PersonRecord } from './people.ts';
import type { QueueCard } from './queue.ts';
import type { RingAsked, RingedAdvisor } from './ringable.ts';

/** What is done about a person of the store. */
export type PersonAct =
  | { type: 'add'; id: string; record: PersonRecord }
  | { type: 'change'; id: string; changes: Partial<PersonRecord> }
  /** Nothing of theirs opens anything any more. */
  | { type: 'remove'; id: string }
  /** A passkey of theirs signs in no more, and they are signed out everywhere. */
  | { type: 'revoke'; id: string; passkey: string };

export type PersonVerdict = Person | 'removed' | 'unknown' | 'taken' | 'too_many' | 'last_owner';

/** How somebody shows who they are. `session` is the new one that a cookie then names. */
export type SignInAct =
  | { type: 'invitation'; id: string; session: string }
  | { type: 'code'; email: string; code: string; session: string }
  /** `origin`: of the page that must have asked for it; `person`: whom the passkey names. */
  | {
      type: 'passkey';
      person: string;
      passkey: SignedChallenge & { id: string };
      challenge: AnsweredChallenge;
      origin: string;
      session: string;
    }
  /** Development: whoever is named. */
  | { type: 'person'; id: string; session: string };

/** What a person does about their passkeys. */
export type PasskeyAct =
  | { type: 'add'; name: string; made: MadePasskey; challenge: AnsweredChallenge }
  | { type: 'rename'; id: string; name: string }
  | { type: 'remove'; id: string };

/** `answered`: the challenge is good no more. */
export type PasskeyVerdict = Passkey | 'removed' | 'unknown' | 'taken' | 'too_many' | 'answered';

/** What people do about a thread on the desk. */
export type DeskAct =
  /** Gives it to somebody (null: nobody); `from` is who has it as far as who asks knows. */
  | { type: 'assign'; customer: string; by: string; to: string | null; from: string | null }
  /** Puts it aside until a time in milliseconds; null: takes it up. */
  | { type: 'snooze'; customer: string; until: number | null };

export type DeskVerdict = 'done' | 'unknown' | 'nobody' | { by: { id: string; name: string }; at: string };

/** A thread's place among those that wait, from 1 (null where it does not wait), and whether somebody was told of it. */
export interface Place {
  place: number | null;
  told: boolean;
}

/** People were named in a note of a thread. */
export interface Mentioned {
  /** Of the note: told again it is the same. */
  id: string;
  people: string[];
  customer: string;
  /** The customer's name; null: a visitor. */
  name: string | null;
  /** The name of who wrote it. */
  by: string;
  text: string;
  /** ISO 8601. */
  at: string;
}

/** What others may ask of a store's desk. */
export interface DeskRpc extends NoticesRpc {
  /** A page of the rows that a backup takes along. */
  backUp(place: string | null): RowsPage;
  /** Takes such rows back; those that are here stay as they are. */
  restore(tables: readonly TableRows[]): Promise<void>;

  people(): Person[];
  person(act: PersonAct): PersonVerdict;
  /** Whose an address is; null where nobody of the store has it. */
  personOf(email: string): Person | null;

  /** An invitation for a person, under a new id, and until when it is good; null where there is no such person. */
  invite(person: string, id: string): { person: Person; until: number } | null;
  /** A code for whoever has an address is to be made from this challenge; null where none is to be sent. */
  askCode(email: string, challenge: string): Person | null;
  signIn(act: SignInAct): Promise<Person | null>;
  /** Whose a session is; `renewed` where it lasts longer from now on. */
  session(id: string): { person: Person; renewed: boolean } | null;
  signOut(session: string): void;
  /** Of people with an open socket, whether each may look no more: signed out, or taken out of the store. */
  signedOut(consoles: Pick<OpenConsole, 'id' | 'signIn'>[]): boolean[];
  /** A token was revoked or made anew: what it opened is closed. */
  dismiss(token: string): void;
  /** A person's passkeys, oldest first. */
  passkeys(person: string): Passkey[];
  passkey(person: string, act: PasskeyAct): PasskeyVerdict;

  /** Notes who saw or did something. */
  audit(audited: Audited): Promise<void>;
  audited(before: number | null, most: number): { entries: AuditEntry[]; next: number | null };

  /** A thread waits for a person or is with one, or stands otherwise than before. */
  enlist(card: QueueCard): Promise<Place>;
  /** It waits for nobody any more. */
  delist(customer: string): Promise<void>;
  /** Forgets the words of a thread's entry: it quoted somebody who is erased. */
  hush(customer: string): void;
  /** Something of a thread's waits for a decision, or does no more. */
  decision(kind: 'approval' | 'draft', id: string, customer: string, open: boolean): void;
  /** A page of a view as a person sees it; with a question only what has its words. */
  find(
    question: string,
    view: DeskView,
    person: string,
    after: string | null,
  ): { entries: QueueEntry[]; next: string | null };
  /** The threads of a view, most urgent first. */
  threadsIn(view: DeskView, person: string): string[];
  /** How the desk has these threads, where it has them. */
  entries(customers: string[]): QueueEntry[];
  /** What people do about a thread on the desk. */
  act(act: DeskAct): Promise<DeskVerdict>;
  /** People were named: each is told now where they are there, and finds it in their list. */
  mention(mentioned: Mentioned): Promise<void>;
  /** What a person was named in and has not seen, newest first. */
  mentions(person: string): Mention[];
  /** Who takes calls in a browser now, those who speak the language first. */
  callable(language: string, most: number): { id: string; name: string }[];
  /** Whose own number rings next for a caller; null where nobody is left. Nobody else is put through to them meanwhile. */
  ringable(asked: RingAsked): RingedAdvisor | null;
  /** A person has looked at a thread. */
  seen(person: string, customer: string): void;
  placeOf(customer: string): Place;

  /** A customer is erased. */
  erased(customer: string): void;
  /** The store is deleted: all of it is, for good. */
  wipe(): Promise<void>;
  /** Development: the clock was moved; does what is due by now. */
  wake(): Promise<void>;
}

/** A store's desk, as its namespace types it. */
export type DeskObject = DeskRpc & Rpc.DurableObjectBranded;
