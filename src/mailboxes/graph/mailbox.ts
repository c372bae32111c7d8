import { z } from 'zod';
import { base64 } from '../../bytes/base64.ts';
import { header } from '../../channels/email/headers.ts';
import { REFERENCE_HEADER } from '../../channels/email/loops.ts';
import { DAY, SKEW } from '../dates.ts';
import { headersOf } from '../head.ts';
import type { MailPush, MailSystem, OutgoingMail, Sending, SentMark } from '../port.ts';
import { asFault, asSending, CallRefused, type MailApi } from '../rest.ts';
import { graphPush, type MailHook } from './push.ts';

/*
 * A mailbox of Microsoft 365 or Outlook.com by Microsoft Graph (learn.microsoft.com/graph): two folders, each read by its
 * delta, and by date where that was forgotten.
 */

interface World {
  api: MailApi;
  /** Whose consent it is; empty: the app's own. */
  account: string;
  /** One that the account or the app may open; empty: the account's own. */
  mailbox: string;
  /** Where Microsoft tells of new mail; null: nowhere. */
  hook: MailHook | null;
  /** Milliseconds. */
  now(): number;
}

/** Mails that one pull files about: the next goes on behind them. */
const MOST = 40;
const FOLDERS = { inbox: 'inbox', sent: 'sentitems' } as const;
type Folder = keyof typeof FOLDERS;

const Cursor = z.object({
  kind: z.literal('graph'),
  account: z.string(),
  /** When the account was connected, and when it was last looked into; milliseconds. */
  since: z.number(),
  looked: z.number(),
  /** Where the next page or round of each folder is; null: by date, from then on. */
  inbox: z.string().nullable(),
  sent: z.string().nullable(),
});
type Cursor = z.infer<typeof Cursor>;
type File = Parameters<MailSystem['pull']>[1];

const Page = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      receivedDateTime: z.string().optional(),
      isDraft: z.boolean().default(false),
      '@removed': z.unknown().optional(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});
const Found = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      isDraft: z.boolean().default(false),
      internetMessageId: z.string().nullish(),
      toRecipients: z
        .array(z.object({ emailAddress: z.object({ address: z.string().default('') }) }))
        .default([]),
    }),
  ),
});
const Draft = z.object({ id: z.string(), internetMessageId: z.string().nullish() });
const Me = z.object({
  mail: z.string().nullish(),
  userPrincipalName: z.string(),
  proxyAddresses: z.array(z.string()).nullish(),
});
const Counted = z.object({ totalItemCount: z.number() });

/** Of every call: else an id changes when its mail moves, from the drafts to Sent as well. */
export const GRAPH_HEADERS = { prefer: 'IdType="ImmutableId", odata.maxpagesize=40' };

/** A mailbox by Microsoft Graph: read by delta queries, sent as drafts that are looked for before they are made again. */
export class GraphMailbox implements MailSystem {
  readonly #world: World;
  readonly push: MailPush | null;
  /** One whose sending broke off: it is sent again, and no second one. */
  #draft: z.infer<typeof Draft> | null = null;

  constructor(world: World) {
    this.#world = world;
    const { hook } = world;
    this.push = hook && graphPush({ ...world, hook, subject: this.#account, me: this.#me });
  }

  async pull(cursor: string | null, file: File): Promise<string> {
    const now = this.#world.now();
    const known = this.#known(cursor);
    const at: Cursor = known ?? {
      ...{ kind: 'graph', account: this.#account, since: now, looked: now, inbox: null, sent: null },
    };
    // What lies there already is passed over, up to where the folder is now.
    const take = known ? file : null;
    try {
      for (const folder of ['inbox', 'sent'] as const) await this.#folder(at, folder, take);
    } catch (error) {
      throw asFault(error);
    }
    at.looked = now;
    return JSON.stringify(at);
  }

  async send({ raw }: OutgoingMail): Promise<Sending> {
    const { api } = this.#world;
    try {
      // In two steps, as only a draft says which Message-ID it will bear.
      const body = { type: 'text/plain', text: base64(raw) };
      const draft = this.#draft ?? (await api.json(Draft, `${this.#me}/messages`, { method: 'POST', body }));
      this.#draft = draft;
      const path = `${this.#me}/messages/${encodeURIComponent(draft.id)}/send`;
      await api.json(z.unknown(), path, { method: 'POST' });
      this.#draft = null;
      const { internetMessageId: messageId } = draft;
      return { status: 'accepted', words: 'Microsoft took it', ...(messageId && { messageId }) };
    } catch (error) {
      const sent = asSending(error);
      // The draft stays there: it is looked for before another one is made.
      return sent.status === 'passing' && this.#draft ? { ...sent, status: 'unknown' } : sent;
    }
  }

  async findSent({ messageId, to, reference }: SentMark): Promise<string | null> {
    const select = '$select=id,isDraft,internetMessageId,toRecipients';
    const quoted = encodeURIComponent(messageId.replaceAll("'", "''"));
    try {
      const { api } = this.#world;
      const path = `${this.#me}/messages?$filter=internetMessageId%20eq%20'${quoted}'&${select}`;
      const { value: same } = await api.json(Found, path);
      if (same.some(({ isDraft }) => !isDraft)) return messageId;
      this.#draft = same[0] ?? null;
      if (this.#draft) return null;
      const lately = `${this.#me}/mailFolders/sentitems/messages?$orderby=receivedDateTime%20desc&$top=20&${select}`;
      const isTo = (address: string) => address.toLowerCase() === to.toLowerCase();
      for (const one of (await api.json(Found, lately)).value) {
        if (!one.toRecipients.some(({ emailAddress }) => isTo(emailAddress.address))) continue;
        const headers = headersOf(await this.#raw(one.id));
        if (header(headers, REFERENCE_HEADER.toLowerCase()) === reference)
          return one.internetMessageId ?? messageId;
      }
      return null;
    } catch (error) {
      throw asFault(error);
    }
  }

  async keepSent(): Promise<void> {
    // Exchange does.
  }

  async test(): Promise<string> {
    try {
      const path = `${this.#me}/mailFolders/inbox?$select=totalItemCount`;
      const { totalItemCount } = await this.#world.api.json(Counted, path);
      return `Microsoft opens ${this.#world.mailbox || this.#world.account}, with ${totalItemCount} mails in its inbox`;
    } catch (error) {
      throw asFault(error);
    }
  }

  get #account(): string {
    return `${this.#world.account} ${this.#world.mailbox}`;
  }

  get #me(): string {
    return whose(this.#world.mailbox);
  }

  #known(cursor: string | null): Cursor | null {
    const read = cursor === null ? null : Cursor.safeParse(JSON.parse(cursor)).data;
    return read?.account === this.#account ? read : null;
  }

  /** Files what a folder has gained; without `file` it is brought to where it is now. */
  async #folder(at: Cursor, folder: Folder, file: File | null): Promise<void> {
    let filed = 0;
    for (let isAgain = false; filed < MOST; ) {
      const page = await this.#page(at[folder] ?? this.#start(at, folder, file === null)).catch((error) => {
        // 410: forgotten. What came in since is read by date, and known by its Message-ID.
        if (!(error instanceof CallRefused) || error.status !== 410 || isAgain) throw error;
        isAgain = true;
        return null;
      });
      if (!page) {
        at[folder] = null;
        continue;
      }
      const date = ({ receivedDateTime = '' }) => Date.parse(receivedDateTime) || 0;
      const added = page.value.filter((one) => !one['@removed'] && !one.isDraft);
      for (const one of file ? added.sort((a, b) => date(a) - date(b)) : []) {
        const raw = await this.#mail(one.id);
        if (raw) await file?.({ folder, raw, at: date(one) || null, again: true }, JSON.stringify(at));
        filed++;
      }
      const { '@odata.nextLink': next, '@odata.deltaLink': delta } = page;
      at[folder] = next ?? delta ?? null;
      if (next === undefined) return;
    }
  }

  #page(path: string) {
    return this.#world.api.json(Page, path);
  }

  /** By date: what is before it no round will ever bring. */
  #start({ since, looked }: Cursor, folder: Folder, isFirst: boolean): string {
    const from = isFirst ? since - DAY : Math.max(since - SKEW, looked - 7 * DAY);
    const query = [
      'changeType=created',
      '$select=receivedDateTime,isDraft',
      `$filter=receivedDateTime%20ge%20${new Date(from).toISOString()}`,
    ];
    return `${this.#me}/mailFolders/${FOLDERS[folder]}/messages/delta?${query.join('&')}`;
  }

  /** Null when it is gone since. */
  async #mail(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return await this.#raw(id);
    } catch (error) {
      if (error instanceof CallRefused && error.status === 404) return null;
      throw error;
    }
  }

  #raw(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#world.api.bytes(`${this.#me}/messages/${encodeURIComponent(id)}/$value`);
  }
}

function whose(mailbox: string): string {
  return mailbox === '' ? '/v1.0/me' : `/v1.0/users/${encodeURIComponent(mailbox)}`;
}

/**
 * Whose mailbox a consent opens, and what it may write as. `wanted`: a shared mailbox of that address is opened where the
 * account may.
 */
export async function graphAccount(
  api: MailApi,
  wanted: string,
): Promise<{ account: string; addresses: string[]; mailbox?: string }> {
  const me = await api.json(Me, '/v1.0/me?$select=mail,userPrincipalName,proxyAddresses');
  const account = (me.mail ?? me.userPrincipalName).toLowerCase();
  const proxies = (me.proxyAddresses ?? []).map((one) => one.replace(/^smtp:/i, ''));
  const addresses = [account, me.userPrincipalName, ...proxies].map((one) => one.toLowerCase());
  if (addresses.includes(wanted)) return { account, addresses };
  const inbox = `${whose(wanted)}/mailFolders/inbox?$select=totalItemCount`;
  const isOpen = await api.json(Counted, inbox).then(
    () => true,
    () => false,
  );
  return isOpen ? { account, addresses: [wanted], mailbox: wanted } : { account, addresses };
}
