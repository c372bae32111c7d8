import type { ConnectionFields, ConnectionName } from '../connections/roster.ts';
import { type Account, ImapMailbox } from './imap/mailbox.ts';
import type { MailSystem } from './port.ts';
import type { Dial } from './wire.ts';

/** What a mailbox works with. */
interface MailboxWorld {
  /** A connection of the store's, secrets in clear; null where there is none. */
  connection(name: ConnectionName): Promise<ConnectionFields | null>;
  dial: Dial;
  /** The host that the service is reached at. */
  name: string;
  now(): number;
}

/** Kinds of mailbox that are somebody else's. */
type MailboxKind = 'imap';

/** Every kind of mailbox with its adapter; null where it is not connected. A new one is a folder and a line here. */
export const MAILBOXES: Readonly<Record<MailboxKind, (world: MailboxWorld) => Promise<MailSystem | null>>> = {
  async imap({ connection, ...world }) {
    const [imap, smtp] = await Promise.all([connection('imap'), connection('smtp')]);
    if (!imap && !smtp) return null;
    return new ImapMailbox({ ...world, imap: imap && accountOf(imap), smtp: smtp && accountOf(smtp) });
  },
};

function accountOf({ host = '', port = '', security, user = '', password = '' }: ConnectionFields): Account {
  const kept = security === 'none' || security === 'starttls' ? security : 'tls';
  return { host, port: Number(port), security: kept, user, password };
}
