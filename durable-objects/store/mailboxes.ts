import { now } from '../../src/clock.ts';
import { equalText } from '../../src/constant-time.ts';
import { LIMITS } from '../../src/limits.ts';

/** For how long a code to a mailbox is good, in minutes. */
export const MAILBOX_CODE_MINUTES = 60;

/** A mailbox of a store. `provenAt`: ISO 8601; null while nothing leaves from it. */
export interface StoreMailbox {
  address: string;
  provenAt: string | null;
}

/** What is done about a mailbox (`email:…`). Answers with what came of it. */
export type MailboxAct =
  /** A code is to be sent to it, made from this challenge. */
  | { type: 'ask'; address: string; challenge: string }
  /** The code that was given back. */
  | { type: 'check'; address: string; code: string }
  /** It is the store's without a code: the platform has given it. */
  | { type: 'own'; address: string }
  | { type: 'give up'; address: string };

export type MailboxVerdict = 'done' | 'proven' | 'too_many' | 'wrong' | 'spent' | 'unknown';

type Row = { challenge: string | null; asked_at: number | null; tries: number; proven_at: number | null };

/** The mailboxes of one store. Times in milliseconds. */
export class Mailboxes {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  list(): StoreMailbox[] {
    return this.#sql
      .exec<{ address: string; proven_at: number | null }>(
        'SELECT address, proven_at FROM mailboxes ORDER BY address',
      )
      .toArray()
      .map(({ address, proven_at }) => ({
        address: address.slice('email:'.length),
        provenAt: proven_at === null ? null : new Date(proven_at).toISOString(),
      }));
  }

  /** `codeFor`: the code that a challenge makes for an address; `mayAsk` counts one more that is sent. */
  async act(
    act: MailboxAct,
    { codeFor, mayAsk }: { codeFor(challenge: string, address: string): Promise<string>; mayAsk(): boolean },
  ): Promise<MailboxVerdict> {
    const { address } = act;
    switch (act.type) {
      case 'ask':
        if (this.isProven(address)) return 'proven';
        return mayAsk() ? this.#ask(address, act.challenge) : 'too_many';
      case 'check':
        return this.#check(address, act.code, codeFor);
      case 'own':
        return this.#own(address);
      case 'give up':
        return this.#giveUp(address);
    }
  }

  isProven(address: string): boolean {
    return (this.#row(address)?.proven_at ?? null) !== null;
  }

  /** A challenge that replaces the one before it. */
  #ask(address: string, challenge: string): MailboxVerdict {
    if (this.#isFull(address)) return 'too_many';
    this.#sql.exec(
      `INSERT INTO mailboxes (address, challenge, asked_at, tries) VALUES (?, ?, ?, 0)
       ON CONFLICT (address) DO UPDATE SET challenge = excluded.challenge, asked_at = excluded.asked_at, tries = 0`,
      address,
      challenge,
      now(),
    );
    return 'done';
  }

  /** Compares a code with the one that its challenge makes; the try is taken before anything awaits. `done`: it is proven. */
  async #check(
    address: string,
    code: string,
    codeFor: (challenge: string, address: string) => Promise<string>,
  ): Promise<MailboxVerdict> {
    const row = this.#row(address);
    if (row?.proven_at) return 'proven';
    if (!row?.challenge || row.asked_at === null) return 'unknown';
    if (row.tries >= LIMITS.codeTries.most || now() - row.asked_at >= MAILBOX_CODE_MINUTES * 60_000)
      return 'spent';
    this.#sql.exec('UPDATE mailboxes SET tries = tries + 1 WHERE address = ?', address);
    return equalText(await codeFor(row.challenge, address), code) ? this.#own(address) : 'wrong';
  }

  #own(address: string): MailboxVerdict {
    if (this.isProven(address)) return 'done';
    if (this.#isFull(address)) return 'too_many';
    this.#sql.exec(
      `INSERT INTO mailboxes (address, proven_at) VALUES (?1, ?2)
       ON CONFLICT (address) DO UPDATE SET challenge = NULL, proven_at = ?2`,
      address,
      now(),
    );
    return 'done';
  }

  #giveUp(address: string): MailboxVerdict {
    const gone = this.#sql.exec('DELETE FROM mailboxes WHERE address = ? RETURNING address', address);
    return gone.toArray().length ? 'done' : 'unknown';
  }

  #isFull(address: string): boolean {
    const { n } = this.#sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM mailboxes WHERE address <> ?', address)
      .one();
    return n >= LIMITS.mailboxes.most;
  }

  #row(address: string): Row | undefined {
    return this.#sql.exec<Row>('SELECT * FROM mailboxes WHERE address = ?', address).toArray()[0];
  }
}
