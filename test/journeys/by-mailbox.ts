import PostalMime from 'postal-mime';
import type { SentMail } from '../../scripts/clients/mail.ts';
import type { Service } from '../../scripts/clients/service.ts';
import type { MailboxKind } from '../../src/mailboxes/roster.ts';
import { call, connected, mail, object } from '../durable-objects/mailbox/world.ts';
import { serviceInside, type Weather } from './service.ts';

/** What the border server of each host writes on top of a mail that proves its domain. */
const VERDICT: Readonly<Record<MailboxKind, (domain: string, from: string) => string>> = {
  imap: (domain, from) =>
    `mx.host.example; spf=pass smtp.mailfrom=${from}; dkim=pass header.d=${domain}; dmarc=pass header.from=${domain}`,
  gmail: (domain, from) =>
    `mx.google.com;\r\n       dkim=pass header.i=@${domain} header.s=s1 header.b=abcdefgh;\r\n       spf=pass (google.com: domain of ${from} designates 203.0.113.7 as permitted sender) smtp.mailfrom=${from};\r\n       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=${domain}`,
  graph: (domain) =>
    `spf=pass (sender IP is 203.0.113.7)\r\n smtp.mailfrom=${domain}; dkim=pass (signature was verified)\r\n header.d=${domain};dmarc=pass action=none header.from=${domain};compauth=pass reason=100`,
};
const TOP = /^Authentication-Results:.*(?:\r\n[ \t].*)*\r\n/i;

/**
 * The service with the demo store's mailbox at an emulated host: what clients post as mail comes in there, and
 * what they read as sent is what has left the host. The store is calibrated as its owner does it, by a mail.
 */
export async function serviceByMailbox(via: MailboxKind, weather: Weather = {}): Promise<Service> {
  const box = await connected({ via });
  if (via === 'gmail') await box.order({ renames: true });
  const proven = (raw: string, from: string) =>
    `Authentication-Results: ${VERDICT[via](from.slice(from.lastIndexOf('@') + 1), from)}\r\n${raw.replace(TOP, '')}`;
  const look = () => object().wake();

  const tried = await call('POST', `/connections/${via}/test`, {});
  const word = /with (\w{8}) in its subject/.exec(await tried.text())?.[1];
  if (!word) throw new Error('no calibration mail is asked for');
  await box.deliver(
    proven(mail('owner@elsewhere.example', 'x', { subject: word }), 'owner@elsewhere.example'),
  );
  await look();

  const inside = serviceInside(weather, async (raw, { from }) => {
    await box.deliver(proven(new TextDecoder('latin1').decode(raw), from));
    await look();
    return new Response('ok');
  });
  const left = async () =>
    Promise.all((await box.seen()).left.map(({ to, raw }, at) => sentMail(to[0] ?? '', raw, at + 1)));
  return {
    ...inside,
    async fetch(path, init) {
      const { pathname, searchParams } = new URL(path, inside.base);
      if (pathname === '/sandbox/sent' && searchParams.get('channel') === 'email')
        return Response.json(
          (await left()).map(({ mail }) => mail).filter(({ n }) => n > Number(searchParams.get('since'))),
        ) as unknown as globalThis.Response;
      const [, n, file] = /^\/host\/(\d+)\/(\d+)$/.exec(pathname) ?? [];
      if (n && file) return new Response((await left())[Number(n) - 1]?.files[Number(file)]) as never;
      return inside.fetch(path, init);
    },
  };
}

/** A mail that left the host, in the words of the sandbox, and the bytes of its files. */
async function sentMail(
  to: string,
  raw: string,
  n: number,
): Promise<{ mail: SentMail; files: Uint8Array[] }> {
  const email = await PostalMime.parse(Uint8Array.from(raw, (sign) => sign.charCodeAt(0)));
  const files = email.attachments.map(({ content }) => new Uint8Array(content as ArrayBuffer));
  const attachments = email.attachments.map(({ filename, mimeType: type }, at) => ({
    ...{ filename: filename ?? '', type, size: files[at]?.byteLength ?? 0, url: `/host/${n}/${at}` },
  }));
  const headers = Object.fromEntries(email.headers.map(({ originalKey, value }) => [originalKey, value]));
  const { subject = '', messageId = '', text = '', html = '' } = email;
  // The customer's own program shows it so: line ends are the wire's.
  return {
    mail: {
      ...{ n, channel: 'email', to, text: text.trimEnd(), attachments },
      raw: { subject, messageId, headers, html },
    },
    files,
  };
}
