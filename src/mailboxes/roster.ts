import type { ConnectionFields, ConnectionName, MailboxConnection } from '../connections/roster.ts';
import { GmailMailbox, gmailAccount } from './gmail/mailbox.ts';
import { GRAPH_HEADERS, GraphMailbox, graphAccount } from './graph/mailbox.ts';
import type { MailHook } from './graph/push.ts';
import { type Account, ImapMailbox } from './imap/mailbox.ts';
import { CONSENTS, type ConsentName, type OAuthApp } from './oauth/consents.ts';
import { AccessTokens, type KeptAccess } from './oauth/tokens.ts';
import { MailboxError, type MailSystem } from './port.ts';
import { MailApi } from './rest.ts';
import type { Dial } from './wire.ts';

/** What a mailbox works with. */
interface MailboxWorld {
  /** A connection of the store's, secrets in clear; null where there is none. */
  connection(name: ConnectionName): Promise<ConnectionFields | null>;
  dial: Dial;
  fetch: typeof fetch;
  /** What the deployment is known as where consents are asked for; null closes that door. */
  app(name: ConsentName): OAuthApp | null;
  access: {
    load(): Promise<KeptAccess | null>;
    /** `refreshToken`: in place of that one of the connection. */
    keep(access: KeptAccess, replaced?: { name: ConsentName; before: string; now: string }): Promise<void>;
  };
  /** The host that the service is reached at. */
  name: string;
  /** Where a provider can tell that something is new; null: nowhere. */
  hook(name: ConsentName): Promise<MailHook | null>;
  now(): number;
}

/** What stands behind one value of `settings.email.via`. */
interface MailboxKindOf {
  /** The connection that mails are read by: it says whose Authentication-Results are believed. */
  reads: MailboxConnection;
  sends: MailboxConnection;
  /** Whether its border server writes Authentication-Results without a name of its own, as Exchange does. */
  nameless: boolean;
  /** Null where it is not connected. */
  open(world: MailboxWorld): Promise<MailSystem | null>;
}

/** Every kind of mailbox that is somebody else's. A new one is a folder and an entry here. */
const KINDS = {
  imap: {
    reads: 'imap',
    sends: 'smtp',
    nameless: false,
    async open({ connection, ...world }) {
      const [imap, smtp] = await Promise.all([connection('imap'), connection('smtp')]);
      if (!imap && !smtp) return null;
      return new ImapMailbox({ ...world, imap: imap && accountOf(imap), smtp: smtp && accountOf(smtp) });
    },
  },
  gmail: {
    reads: 'gmail',
    sends: 'gmail',
    nameless: false,
    async open(world) {
      const fields = await world.connection('gmail');
      if (!fields) return null;
      return new GmailMailbox({
        ...world,
        api: apiOf('gmail', fields, world),
        account: fields.account ?? '',
        // Without the account that signs what is told, nothing that is told would be believed.
        topic: (fields.pushAccount && fields.topic) ?? null,
      });
    },
  },
  graph: {
    reads: 'graph',
    sends: 'graph',
    nameless: true,
    async open(world) {
      const fields = await world.connection('graph');
      if (!fields) return null;
      const { account = '', mailbox = '' } = fields;
      const hook = await world.hook('graph');
      return new GraphMailbox({ ...world, api: apiOf('graph', fields, world), account, mailbox, hook });
    },
  },
} as const satisfies Readonly<Record<string, MailboxKindOf>>;

export type MailboxKind = keyof typeof KINDS;
export const MAILBOXES: Readonly<Record<MailboxKind, MailboxKindOf>> = KINDS;

/** The kind that a connection belongs to. */
export function kindOfConnection(name: MailboxConnection): MailboxKind {
  return name === 'smtp' ? 'imap' : name;
}

function accountOf({ host = '', port = '', security, user = '', password = '' }: ConnectionFields): Account {
  const kept = security === 'none' || security === 'starttls' ? security : 'tls';
  return { host, port: Number(port), security: kept, user, password };
}

function apiOf(name: ConsentName, fields: ConnectionFields, world: MailboxWorld): MailApi {
  const { clientId: id, clientSecret: secret, tenant = 'common', refreshToken, apiBase, loginBase } = fields;
  const app = id && secret ? { id, secret, tenant } : world.app(name);
  if (!app) throw new MailboxError('login', closed(name));
  if (refreshToken === undefined && (name !== 'graph' || !id))
    throw new MailboxError('login', 'there is no consent: connect the mailbox in the console');
  const { fetch, now, access } = world;
  const tokens = new AccessTokens({
    ...{ name, app, base: loginBase ?? apiBase, fetch, now, load: access.load },
    refreshToken: refreshToken ?? null,
    keep: (kept, next) =>
      access.keep(
        kept,
        refreshToken === undefined || next === undefined
          ? undefined
          : { name, before: refreshToken, now: next },
      ),
  });
  return apiAt(name, apiBase, fetch, tokens);
}

/** Why there is no way to connect one. */
export function closed(name: ConsentName): string {
  const { missing, provider } = CONSENTS[name];
  return `This deployment is not known to ${provider}: whoever runs it sets ${missing} (docs/mailboxes.md).`;
}

function apiAt(
  name: ConsentName,
  base: string | undefined,
  ask: typeof fetch,
  tokens: Pick<AccessTokens, 'token'>,
): MailApi {
  return new MailApi(base ?? CONSENTS[name].api, ask, tokens, name === 'graph' ? GRAPH_HEADERS : {});
}

/** Whose mailbox an access token opens, and what it may write as; `wanted` is the store's address. */
export function accountBehind(
  name: ConsentName,
  base: string | undefined,
  ask: typeof fetch,
  token: string,
  wanted: string,
): Promise<{ account: string; addresses: string[]; mailbox?: string }> {
  const api = apiAt(name, base, ask, { token: async () => token });
  return name === 'gmail' ? gmailAccount(api) : graphAccount(api, wanted);
}
