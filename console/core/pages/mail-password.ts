import { type MailHost, type MailServer, type Security, usualPort } from './mail-hosts.ts';

/** A mailbox with a password, as it is filled in. */
export interface PasswordMailbox {
  user: string;
  /** Empty: the one that is kept stays. */
  password: string;
  imap: MailServer;
  smtp: MailServer;
  /** Where sending wants another login than reading. */
  sender: { user: string; password: string } | null;
}

/** What is known of a server that is connected; of its password nothing. */
interface KeptServer {
  host?: string;
  port?: string;
  security?: Security;
  user?: string;
  authserv?: string;
}

/** The form as it begins: what is kept, else the store's own address and nothing more. */
export function filledIn(imap: KeptServer = {}, smtp: KeptServer = {}, address = ''): PasswordMailbox {
  const server = ({ host = '', port, security = 'tls' }: KeptServer, of: 'imap' | 'smtp') => ({
    ...{ host, security },
    port: Number(port) || usualPort(of, security),
  });
  const user = imap.user ?? smtp.user ?? address;
  return {
    ...{ user, password: '', imap: server(imap, 'imap'), smtp: server(smtp, 'smtp') },
    sender: smtp.user !== undefined && smtp.user !== user ? { user: smtp.user, password: '' } : null,
  };
}

/** With the servers of a known host; nothing else is changed. */
export function atHost<Form extends Pick<PasswordMailbox, 'imap' | 'smtp'>>(
  form: Form,
  host: MailHost,
): Form {
  return { ...form, imap: host.imap, smtp: host.smtp };
}

/** With another security, and the port that goes with it where the port was the usual one. */
export function securedBy(server: MailServer, of: 'imap' | 'smtp', security: Security): MailServer {
  const isUsual = server.port === usualPort(of, server.security);
  return { ...server, security, port: isUsual ? usualPort(of, security) : server.port };
}

/** Both connections as the API takes them; what was learnt of whose word counts holds for the same server. */
export function connectionsOf(form: PasswordMailbox, kept: KeptServer = {}) {
  const login = ({ user, password }: { user: string; password: string }) => ({
    user,
    ...(password === '' ? {} : { password }),
  });
  const { host, port, security } = form.imap;
  const isSame = kept.host === host && kept.authserv !== undefined;
  return {
    imap: {
      ...{ host, port, security, ...login(form) },
      ...(isSame ? { authserv: kept.authserv } : {}),
    },
    smtp: { ...form.smtp, ...login(form.sender ?? form) },
  };
}
