import { base64Of } from './frame.ts';

export interface Letter {
  from: { name: string; email: string };
  to: string;
  subject: string;
  text: string;
  id: string;
  /** Message-IDs of the thread, oldest first. */
  thread: string[];
  at: Date;
  files: File[];
  /** Whether the receiving server finds the sender proven. */
  authentic: boolean;
}

/** RFC 5322 as it arrives: the receiving server's verdict on top, as Cloudflare writes it. */
export async function mimeOf(letter: Letter): Promise<string> {
  const { from, to, subject, text, id, thread, at, files, authentic } = letter;
  const domain = from.email.slice(from.email.lastIndexOf('@') + 1);
  const verdict = authentic ? 'pass' : 'fail';
  const head = [
    'Authentication-Results: mx.cloudflare.net;',
    `\tdkim=${verdict} header.d=${domain} header.s=s1;`,
    `\tdmarc=${verdict} header.from=${domain} policy.dmarc=none;`,
    `\tspf=${verdict} smtp.mailfrom=${from.email};`,
    `From: ${await encoded(from.name)} <${from.email}>`,
    `To: ${to}`,
    `Subject: ${await encoded(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${id}`,
    ...(thread.length > 0 ? [`In-Reply-To: ${thread.at(-1)}`, `References: ${thread.join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
  ];
  const words = await part('text/plain; charset=utf-8', [], new Blob([text]));
  if (files.length === 0) return [...head, ...words, ''].join('\r\n');
  const boundary = `b${crypto.randomUUID()}`;
  const parts = [words];
  for (const file of files) {
    const disposition = `Content-Disposition: attachment; filename="${await encoded(file.name.replace(/"/g, ''))}"`;
    parts.push(await part(file.type || 'application/octet-stream', [disposition], file));
  }
  return [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((one) => [`--${boundary}`, ...one]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

async function part(type: string, headers: string[], content: Blob): Promise<string[]> {
  const text = (await base64Of(content)).replace(/.{76}(?=.)/g, '$&\r\n');
  return [`Content-Type: ${type}`, ...headers, 'Content-Transfer-Encoding: base64', '', text];
}

async function encoded(text: string): Promise<string> {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${await base64Of(new Blob([text]))}?=`;
}
