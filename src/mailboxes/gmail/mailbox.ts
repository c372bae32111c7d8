import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { REFERENCE_HEADER } from '../../channels/email/loops.ts';
import { DAY, SKEW } from '../dates.ts';
import {
  MailboxError,
  type MailPush,
  type MailSystem,
  type OutgoingMail,
  type PulledMail,
  type Sending,
  type SentMark,
} from '../port.ts';
import { asFault, asSending, CallRefused, type MailApi } from '../rest.ts';
import { gmailPush } from './push.ts';

/*
 * A mailbox by Gmail's API (developers.google.com/workspace/gmail/api): what was added is read from a history, and by date
 * where that has been forgotten.
 */

interface World {
  api: MailApi;
  /** The mailbox that the consent is for; empty: whichever that is. */
  account: string;
  /** The Pub/Sub topic that Gmail tells of new mail; null: none is told. */
  topic: string | null;
  /** Milliseconds. */
  now(): number;
}

const ME = '/gmail/v1/users/me';
/** Mails that one pull files about: the next goes on behind them. */
const MOST = 40;
const FOLDERS = { sent: 'SENT', inbox: 'INBOX' } as const;
type Folder = keyof typeof FOLDERS;

const Cursor = z.object({
  kind: z.literal('gmail'),
  account: z.string(),
  /** When the account was connected, and when it was last looked into; milliseconds. */
  since: z.number(),
  looked: z.number(),
  history: z.string(),
  /** The history is lost: mails from then on are read by date, before it goes on at another place. */
  again: z.object({ inbox: z.number(), sent: z.number(), history: z.string() }).nullable(),
});
type Cursor = z.infer<typeof Cursor>;
type File = Parameters<MailSystem['pull']>[1];

const Id = z.object({ id: z.string() });
const Labelled = Id.extend({ labelIds: z.array(z.string()).default([]) });
const Profile = z.object({ emailAddress: z.string(), historyId: z.coerce.string() });
const History = z.object({
  history: z
    .array(
      z.object({
        id: z.coerce.string(),
        messagesAdded: z.array(z.object({ message: Labelled })).default([]),
        labelsAdded: z.array(z.object({ message: Id, labelIds: z.array(z.string()) })).default([]),
      }),
    )
    .default([]),
  historyId: z.coerce.string(),
  nextPageToken: z.string().optional(),
});
const List = z.object({ messages: z.array(Id).default([]), nextPageToken: z.string().optional() });
const Raw = Labelled.extend({ raw: z.string(), internalDate: z.coerce.number() });
const Head = Labelled.extend({
  snippet: z.string().default(''),
  internalDate: z.coerce.number(),
  payload: z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) }),
});
const Threaded = z.object({ threadId: z.string() });
const Aliases = z.object({
  sendAs: z
    .array(z.object({ sendAsEmail: z.string(), verificationStatus: z.string().optional() }))
    .default([]),
});

/** A mailbox by Google's API: read by its history, sent as raw messages. */
export class GmailMailbox implements MailSystem {
  readonly #world: World;
  readonly push: MailPush | null;

  constructor(world: World) {
    this.#world = world;
    const { topic } = world;
    this.push = topic === null ? null : gmailPush({ ...world, topic });
  }

  async pull(cursor: string | null, file: File): Promise<string> {
    const now = this.#world.now();
    try {
      const account = this.#world.account || (await this.#profile()).emailAddress;
      const at = known(cursor, account);
      if (!at) {
        const { historyId: history } = await this.#profile();
        return JSON.stringify({
          ...{ kind: 'gmail', account, since: now, looked: now, history, again: null },
        } satisfies Cursor);
      }
      if (!at.again && !(await this.#forward(at, file))) {
        const from = Math.max(at.since - SKEW, at.looked - 7 * DAY);
        // Asked for before the mails: what comes in meanwhile is in that history.
        at.again = { inbox: from, sent: from, history: (await this.#profile()).historyId };
      }
      if (at.again) await this.#byDate(at, at.again, file);
      at.looked = now;
      return JSON.stringify(at);
    } catch (error) {
      throw asFault(error);
    }
  }

  async send({ raw, inReplyTo }: OutgoingMail): Promise<Sending> {
    const { api } = this.#world;
    let left: string;
    try {
      const threadId = inReplyTo === null ? undefined : await this.#thread(inReplyTo);
      const text = JSON.stringify({ raw: Buffer.from(raw).toString('base64url'), threadId });
      const body = { type: 'application/json', text };
      left = (await api.json(Id, `${ME}/messages/send`, { method: 'POST', body })).id;
    } catch (error) {
      return asSending(error);
    }
    // It may bear another Message-ID now, which answers will name.
    const messageId = await this.#head(left)
      .then((head) => headerIn(head, 'message-id'))
      .catch(() => '');
    return { status: 'accepted', words: `Gmail took it as ${left}`, ...(messageId && { messageId }) };
  }

  async findSent({ messageId, to, reference }: SentMark): Promise<string | null> {
    try {
      const search = (q: string) => this.#list({ labelIds: 'SENT', q, maxResults: '20' });
      const [same] = (await search(`rfc822msgid:${messageId.replace(/^<|>$/g, '')}`)).messages;
      if (same) return messageId;
      for (const { id } of (await search(`to:${to.replace(/[\s"{}()]/g, '')} newer_than:3d`)).messages) {
        const head = await this.#head(id);
        if (headerIn(head, REFERENCE_HEADER) === reference) return headerIn(head, 'message-id') || messageId;
      }
      return null;
    } catch (error) {
      throw asFault(error);
    }
  }

  async keepSent(): Promise<void> {
    // Gmail does.
  }

  async test(): Promise<string> {
    try {
      const [{ emailAddress }, addresses] = [await this.#profile(), await aliasesOf(this.#world.api)];
      return `Gmail opens ${emailAddress}, and lets it write as ${addresses.join(', ') || emailAddress}`;
    } catch (error) {
      throw asFault(error);
    }
  }

  async #profile() {
    const profile = await this.#world.api.json(Profile, `${ME}/profile`);
    const { account } = this.#world;
    if (account !== '' && profile.emailAddress.toLowerCase() !== account)
      throw new MailboxError('login', `the consent is for ${profile.emailAddress}: connect it again`);
    return profile;
  }

  /** Files what was added since. False: Gmail has forgotten what there was then. */
  async #forward(at: Cursor, file: File): Promise<boolean> {
    const start = at.history;
    let filed = 0;
    for (let pageToken: string | undefined; ; ) {
      const found = await this.#history(start, pageToken);
      if (!found) return false;
      for (const record of found.history) {
        for (const { id, folder } of addedIn(record)) {
          const mail = await this.#fetch(id, folder, at.since);
          if (mail) await file(mail, JSON.stringify(at));
          filed++;
        }
        // Behind all of it: what broke before is read again, and what was filed is known.
        at.history = record.id;
        if (filed >= MOST) return true;
      }
      pageToken = found.nextPageToken;
      if (pageToken === undefined) {
        at.history = found.historyId;
        return true;
      }
    }
  }

  async #history(start: string, pageToken: string | undefined) {
    const query = new URLSearchParams({ startHistoryId: start, maxResults: '100' });
    // A mail that is taken out of spam is new in the inbox.
    for (const type of ['messageAdded', 'labelAdded']) query.append('historyTypes', type);
    if (pageToken !== undefined) query.set('pageToken', pageToken);
    try {
      return await this.#world.api.json(History, `${ME}/history?${query}`);
    } catch (error) {
      if (error instanceof CallRefused && error.status === 404) return null;
      throw error;
    }
  }

  /** Files what came in since, oldest first, and goes on by the history once all is read. */
  async #byDate(at: Cursor, again: NonNullable<Cursor['again']>, file: File): Promise<void> {
    let filed = 0;
    for (const folder of ['inbox', 'sent'] as const) {
      for (const id of await this.#since(folder, again[folder])) {
        if (filed++ >= MOST) return;
        const mail = await this.#fetch(id, folder, at.since);
        if (!mail) continue;
        await file(mail, JSON.stringify(at));
        again[folder] = mail.at ?? again[folder];
      }
    }
    at.history = again.history;
    at.again = null;
  }

  /** Ids of a folder, oldest first: Gmail lists the newest first. */
  async #since(folder: Folder, from: number): Promise<string[]> {
    const ids: string[] = [];
    for (let pageToken: string | undefined; ; ) {
      const q = `after:${Math.floor(from / 1_000)}`;
      const page = await this.#list({
        ...{ labelIds: FOLDERS[folder], q, maxResults: '500' },
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      ids.push(...page.messages.map(({ id }) => id));
      pageToken = page.nextPageToken;
      if (pageToken === undefined) return ids.reverse();
    }
  }

  /** A mail, unread as it was; null when it is gone, or from before the account was connected. */
  async #fetch(id: string, folder: Folder, since: number): Promise<PulledMail | null> {
    const path = `${ME}/messages/${encodeURIComponent(id)}?format=raw`;
    try {
      const { raw, internalDate: at } = await this.#world.api.json(Raw, path);
      const bytes = new Uint8Array(Buffer.from(raw, 'base64url'));
      return at < since - SKEW ? null : { folder, raw: bytes, at, again: true };
    } catch (error) {
      if (error instanceof CallRefused && error.status === 404) return null;
      if (error instanceof CallRefused && error.code === 'TooLarge') return this.#beginning(id, folder);
      throw error;
    }
  }

  /** Of a mail that is too large: its headers, and its first words. */
  async #beginning(id: string, folder: Folder): Promise<PulledMail> {
    const { payload, snippet, internalDate: at } = await this.#head(id, []);
    const headers = payload.headers.filter(({ name }) => !/^content-/i.test(name));
    const lines = headers.map(({ name, value }) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
    const text = `${lines}Content-Type: text/plain; charset=utf-8\r\n\r\n${snippet}\r\n`;
    return { folder, raw: Uint8Array.from(new TextEncoder().encode(text)), at, again: true };
  }

  #head(id: string, names: readonly string[] = ['Message-ID', REFERENCE_HEADER]) {
    const query = new URLSearchParams({ format: 'metadata' });
    for (const name of names) query.append('metadataHeaders', name);
    return this.#world.api.json(Head, `${ME}/messages/${encodeURIComponent(id)}?${query}`);
  }

  #list(query: Record<string, string>) {
    return this.#world.api.json(List, `${ME}/messages?${new URLSearchParams(query)}`);
  }

  /** Gmail puts an answer into a thread that it is told, and nowhere else. */
  async #thread(messageId: string): Promise<string | undefined> {
    const q = `rfc822msgid:${messageId.replace(/^<|>$/g, '')}`;
    const [found] = (await this.#list({ q, maxResults: '1' })).messages;
    if (!found) return undefined;
    const path = `${ME}/messages/${encodeURIComponent(found.id)}?format=minimal`;
    return (await this.#world.api.json(Threaded, path)).threadId;
  }
}

function known(cursor: string | null, account: string): Cursor | null {
  const read = cursor === null ? null : Cursor.safeParse(JSON.parse(cursor)).data;
  return read?.account === account ? read : null;
}

/** What a record of the history brings into a folder that is read. */
function addedIn({ messagesAdded, labelsAdded }: z.infer<typeof History>['history'][number]) {
  const folderOf = (labels: readonly string[]): Folder | undefined =>
    labels.includes('DRAFT')
      ? undefined
      : (['sent', 'inbox'] as const).find((folder) => labels.includes(FOLDERS[folder]));
  const all = [
    ...messagesAdded.map(({ message: { id, labelIds } }) => ({ id, folder: folderOf(labelIds) })),
    // SENT is never put on by hand.
    ...labelsAdded.map(({ message: { id }, labelIds }) => ({
      id,
      folder: labelIds.includes('INBOX') ? ('inbox' as const) : undefined,
    })),
  ];
  return all.flatMap(({ id, folder }) => (folder ? [{ id, folder }] : []));
}

function headerIn({ payload }: z.infer<typeof Head>, name: string): string {
  return payload.headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value.trim() ?? '';
}

/** The addresses that an account may write as: its own, and those that it has proven. */
async function aliasesOf(api: MailApi): Promise<string[]> {
  const { sendAs } = await api.json(Aliases, `${ME}/settings/sendAs`);
  return sendAs
    .filter(({ verificationStatus }) => (verificationStatus ?? 'accepted') === 'accepted')
    .map(({ sendAsEmail }) => sendAsEmail.toLowerCase());
}

/** Whose mailbox a consent opens, and what it may write as. */
export async function gmailAccount(api: MailApi): Promise<{ account: string; addresses: string[] }> {
  const { emailAddress } = await api.json(Profile, `${ME}/profile`);
  const account = emailAddress.toLowerCase();
  return { account, addresses: [...new Set([account, ...(await aliasesOf(api))])] };
}
