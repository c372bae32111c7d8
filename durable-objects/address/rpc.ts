import type { KnownAccount } from '../../src/identity/assurance.ts';

/** Whose an identifier is, and what the shop said about it when it was last asked. */
export interface Claim {
  /**
   * The customer who claimed it first. Changes only when its holder leaves it, or it becomes, or is no
   * longer, several people's.
   */
  home: string;
  /** Where to go: the home, or whoever leads it now. */
  hint: string;
  /** The shop's customer who has this address on file. */
  account: KnownAccount | null;
  /** ISO time of the newest order placed with it. */
  lastOrderAt: string | null;
  /** When the shop was last asked, milliseconds. */
  knownAt: number | null;
  /** ISO time when somebody left it: whoever has it since is not whom the shop knew by it then. */
  departedAt: string | null;
  /** What the platform calls the same sender beside this. */
  companion: string | null;
  /** The account that its holder has proven to own, by something else than the address itself. */
  confirmed: { account: KnownAccount; at: string } | null;
  /** ISO time since when the shop has it on several accounts; null while it has not. */
  sharedAt: string | null;
  /**
   * ISO time when somebody who had it was erased, for as long as what was sent before may still come once
   * more.
   */
  erasedAt: string | null;
}

/** What the shop has on file for an identifier. */
export interface ShopRecord {
  account: KnownAccount | null;
  lastOrderAt: string | null;
  knownAt: number;
  /** True when the shop has it on several accounts: then it is on none. */
  shared?: boolean;
}

/** What others may ask of an identifier's object. */
export interface AddressRpc {
  /** Who has it, or null. */
  resolve(): Claim | null;
  /** ISO time when somebody who had it was erased, claimed or not; null when nobody was, or long ago. */
  lastErasure(): string | null;
  /** Claims it for `home` unless somebody has it; answers with who has it now. */
  claim(home: string, record: ShopRecord | null): Claim;
  /** Takes back a claim from a backup, unless somebody has it; the shop is asked anew. */
  adopt(claim: Claim): void;
  /** Keeps what the shop says of it now. */
  learn(record: ShopRecord): void;
  /** What the shop said of it is believed no more: it is asked again the next time. */
  doubt(): void;
  /** Where to go for whoever has it as `home`: itself, or who leads it. Of another home it is no news. */
  point(home: string, hint: string): void;
  /** Keeps what the platform calls the same sender. */
  accompany(companion: string): void;
  /**
   * Its holder left it at `at`: from then on it is `home`'s, somebody nobody knows yet. Only an address that
   * is claimed can be left, and the same news twice is one departure.
   */
  depart(home: string, at: string, companion: string | null): Claim | null;
  /**
   * Its holder, whose object is one of `customers`, has proven to own `account`. Of an address that is
   * somebody else's nothing is kept, and the older of two proofs changes nothing. `onFile`: the shop has it
   * for that account, and when it has it no more, the proof is worth nothing. True when it holds now.
   */
  confirm(customers: readonly string[], account: KnownAccount, at: string, onFile?: boolean): boolean;
  /**
   * Counts a one-time code that is about to be sent here; false when there have been too many within the
   * hour, whoever asked for them. The same challenge counts once.
   */
  admitCode(challenge: string, most: number): Promise<boolean>;
  /**
   * The shop has it on several accounts now, or on one at most again: from here on it is `home`'s. Nothing
   * happens where that is known already, so that of many who come at once with a home the first is taken.
   */
  pass(home: string, record: ShopRecord): Claim | null;
  /**
   * Gives it up, if it is `home`'s. Afterwards it is as if it had never been claimed; that somebody was
   * erased is known for a while, so that what was sent before does not bring the words back.
   */
  release(home: string, erasedAt?: string | null): Promise<boolean>;
  /**
   * True for the first `session` that shows what only one may show, and for that one again. Forgotten at
   * `until` (milliseconds), when whoever shows it is refused for its age.
   */
  once(session: string, until: number): Promise<boolean>;
  /**
   * Whose it is that `once` was given, for the first who asks and for that one again; null for anybody else, and once it
   * has lapsed.
   */
  redeem(by: string): Promise<string | null>;
  /** How many attempts were noted here after `since` (milliseconds). */
  attempts(since: number): number;
  /** Notes an attempt at `at`, or `weight` of them; of more than `most` the newest are enough to know. */
  attempted(at: number, most: number, weight?: number): Promise<void>;
  /** Development: the clock was moved; does what is due by now. */
  wake(): Promise<void>;
  /**
   * Counts attempts at `at` (milliseconds), one unless `weight` says more; false, and none of them counted,
   * where that makes more than `most` within the hour before.
   */
  admit(at: number, most: number, weight?: number): Promise<boolean>;
  /** The newest attempt was none: it counts no more. */
  excuse(): Promise<void>;
}

/** An identifier's object, as its namespace types it. */
export type AddressObject = AddressRpc & Rpc.DurableObjectBranded;
