/** How a mail server is reached: TLS at once, or after STARTTLS; `none` only where the service is developed. */
export type Security = 'tls' | 'starttls' | 'none';

export interface MailServer {
  host: string;
  port: number;
  security: Security;
}

/** A provider whose servers are well known. */
export interface MailHost {
  name: string;
  /** What mail addresses there end in; a shop's own domain says nothing of its host. */
  domains: readonly string[];
  imap: MailServer;
  smtp: MailServer;
}

/** The ports that go with each, reading and sending (RFC 8314). */
const PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 587 },
} as const satisfies Record<'imap' | 'smtp', Record<Security, number>>;

/** The port that mail servers usually have for this. */
export function usualPort(of: 'imap' | 'smtp', security: Security): number {
  return PORTS[of][security];
}

function host(
  name: string,
  imap: string,
  smtp: string,
  domains: readonly string[] = [],
  sending: Security = 'tls',
): MailHost {
  return {
    ...{ name, domains },
    imap: { host: imap, port: usualPort('imap', 'tls'), security: 'tls' },
    smtp: { host: smtp, port: usualPort('smtp', sending), security: sending },
  };
}

/** By their own help pages; Microsoft takes no password. */
export const MAIL_HOSTS: readonly MailHost[] = [
  host('OVH', 'ssl0.ovh.net', 'ssl0.ovh.net', ['ovh.fr']),
  host('Ionos', 'imap.ionos.fr', 'smtp.ionos.fr', ['ionos.fr', 'ionos.com']),
  host('Gandi', 'mail.gandi.net', 'mail.gandi.net', ['gandi.net']),
  host('Infomaniak', 'mail.infomaniak.com', 'mail.infomaniak.com', ['ik.me', 'etik.com', 'ikmail.com']),
  host('Orange', 'imap.orange.fr', 'smtp.orange.fr', ['orange.fr', 'wanadoo.fr']),
  host('Free', 'imap.free.fr', 'smtp.free.fr', ['free.fr']),
  host('La Poste', 'imap.laposte.net', 'smtp.laposte.net', ['laposte.net']),
  host('iCloud', 'imap.mail.me.com', 'smtp.mail.me.com', ['icloud.com', 'me.com', 'mac.com'], 'starttls'),
  host('Yahoo', 'imap.mail.yahoo.com', 'smtp.mail.yahoo.com', ['yahoo.com', 'yahoo.fr', 'ymail.com']),
  host('Gmail', 'imap.gmail.com', 'smtp.gmail.com', ['gmail.com', 'googlemail.com']),
];

const MICROSOFT = /^(outlook|hotmail|live|msn)\.[a-z.]{2,6}$/;

/** What the address tells of its host: one that is known, `microsoft` (no password opens it), or nothing. */
export function hostOf(address: string): MailHost | 'microsoft' | null {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (MICROSOFT.test(domain)) return 'microsoft';
  return MAIL_HOSTS.find(({ domains }) => domains.includes(domain)) ?? null;
}

/** The known host that both servers are of. */
export function hostNamed(imap: string, smtp: string): MailHost | null {
  return MAIL_HOSTS.find((one) => one.imap.host === imap && one.smtp.host === smtp) ?? null;
}
