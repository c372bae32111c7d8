import { z } from 'zod';
import { DAY, SKEW } from '../dates.ts';
import {
  MailboxError,
  type MailSystem,
  type OutgoingMail,
  type PulledMail,
  type Sending,
  type SentMark,
} from '../port.ts';
import { Smtp } from '../smtp/client.ts';
import type { Dial, ServerAddress } from '../wire.ts';
import { Imap, type Login } from './client.ts';

/** A server and who logs in there. */
export type Account = ServerAddress & Login;

interface World {
  dial: Dial;
  /** Null where there is no such connection yet. */
  imap: Account | null;
  smtp: Account | null;
  /** What this client calls itself (RFC 5321 §4.1.1.1). */
  name: string;
  /** Milliseconds. */
  now(): number;
}

const Place = z.object({ name: z.string(), validity: z.number(), last: z.number() });
const Cursor = z.object({
  account: z.string(),
  /** When the account was connected, and when it was last looked into; milliseconds. */
  since: z.number(),
  looked: z.number(),
  inbox: Place,
  sent: Place.nullable(),
});
type Place = z.infer<typeof Place>;
type Cursor = z.infer<typeof Cursor>;

/** Hosts that put what they send into Sent themselves. */
const FILES_ITSELF = /(?:^|\.)(?:gmail|googlemail|office365|outlook)\.com$/i;
/** Mails of a folder that one pull files; the next goes on behind them. */
const MOST = 50;

/** A mailbox by IMAP and SMTP with a password. */
export class ImapMailbox implements MailSystem {
  readonly push = null;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  pull(cursor: string | null, file: (mail: PulledMail, cursor: string) => Promise<void>): Promise<string> {
    return this.#within(async (imap) => {
      const now = this.#world.now();
      const sent = await imap.sentFolder();
      const known = this.#known(cursor);
      if (!known) {
        const inbox = await end(imap, 'INBOX');
        const place = sent === null ? null : await end(imap, sent);
        const account = this.#account;
        return JSON.stringify({ account, since: now, looked: now, inbox, sent: place } satisfies Cursor);
      }
      const at = { ...known };
      const keep = (mail: PulledMail) => file(mail, JSON.stringify(at));
      for await (const { mail, place } of newIn(imap, 'inbox', at.inbox, at)) {
        at.inbox = place;
        if (mail) await keep(mail);
      }
      if (sent === null) at.sent = null;
      // One that came into being since was made by whoever sends.
      else if (at.sent?.name !== sent) at.sent = await end(imap, sent);
      else
        for await (const { mail, place } of newIn(imap, 'sent', at.sent, at)) {
          at.sent = place;
          if (mail) await keep(mail);
        }
      at.looked = now;
      return JSON.stringify(at);
    });
  }

  async send(mail: OutgoingMail): Promise<Sending> {
    let smtp: Smtp | null = null;
    try {
      smtp = await this.#smtp();
      return await smtp.send(mail);
    } catch (error) {
      if (!(error instanceof MailboxError)) throw error;
      const status = { login: 'login', later: 'passing', wrong: 'login' } as const;
      return { status: status[error.kind], words: error.message };
    } finally {
      await smtp?.close();
    }
  }

  findSent({ messageId }: SentMark): Promise<string | null> {
    return this.#within(async (imap) => {
      const sent = await imap.sentFolder();
      if (sent === null) return null;
      await imap.select(sent);
      return (await imap.hasMessage(messageId)) ? messageId : null;
    });
  }

  async keepSent({ messageId, raw }: OutgoingMail): Promise<void> {
    if (!this.#world.imap || FILES_ITSELF.test(this.#world.imap.host)) return;
    await this.#within(async (imap) => {
      const sent = (await imap.sentFolder()) ?? (await imap.createSent());
      await imap.select(sent);
      if (!(await imap.hasMessage(messageId))) await imap.append(sent, raw);
    });
  }

  async test(): Promise<string> {
    return this.#within(async (imap) => {
      const sent = await imap.sentFolder();
      const { uidNext } = await imap.select('INBOX');
      return `logged in; INBOX is at ${uidNext - 1}; ${sent === null ? 'there is no Sent folder yet' : `sent mail lies in ${sent}`}`;
    });
  }

  get #imap(): Account {
    return this.#world.imap ?? missing('imap');
  }

  get #account(): string {
    const { host, port, user } = this.#imap;
    return `${user}@${host}:${port}`;
  }

  #known(cursor: string | null): Cursor | null {
    const read = cursor === null ? null : Cursor.safeParse(JSON.parse(cursor)).data;
    return read?.account === this.#account ? read : null;
  }

  async #within<T>(work: (imap: Imap) => Promise<T>): Promise<T> {
    const imap = await Imap.open(this.#world.dial, this.#imap, this.#imap);
    try {
      return await work(imap);
    } finally {
      await imap.logout();
    }
  }

  async #smtp(): Promise<Smtp> {
    const { dial, name } = this.#world;
    const smtp = this.#world.smtp ?? missing('smtp');
    return Smtp.open(dial, smtp, { ...smtp, name });
  }
}

function missing(name: string): never {
  throw new MailboxError('login', `there is no connection ${name}`);
}

async function end(imap: Imap, name: string): Promise<Place> {
  const { uidValidity, uidNext } = await imap.select(name);
  return { name, validity: uidValidity, last: uidNext - 1 };
}

/**
 * What is new in a folder, each with the place behind it. Where the server has numbered anew, what came in since a
 * week before the last look is read once more, and nothing from before the account was connected.
 */
async function* newIn(
  imap: Imap,
  folder: PulledMail['folder'],
  place: Place,
  { since, looked }: Pick<Cursor, 'since' | 'looked'>,
): AsyncGenerator<{ mail: PulledMail | null; place: Place }> {
  const { uidValidity, uidNext } = await imap.select(place.name);
  const again = uidValidity !== place.validity;
  if (!again && uidNext <= place.last + 1) return;
  const from = new Date(Math.max(since - DAY, looked - 7 * DAY));
  const uids = again ? await imap.uidsSince(from) : (await imap.uidsFrom(place.last + 1)).slice(0, MOST);
  const behind = (last: number) => ({ name: place.name, validity: uidValidity, last });
  for (const uid of uids) {
    const found = await imap.fetch(uid);
    const isOld = again && (found?.at ?? 0) < since - SKEW;
    // Until all is read again the old place stays: what breaks here begins anew, and what was filed is known.
    const next = again ? place : behind(uid);
    yield { mail: found && !isOld ? { folder, ...found, again } : null, place: next };
  }
  if (again) yield { mail: null, place: behind(Math.max(uidNext - 1, ...uids, 0)) };
}
