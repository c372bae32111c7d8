import { now } from '../../src/clock.ts';
import { outside, type SandboxEnv } from '../env.ts';
import type { SentFile } from '../outside.ts';
import { rendered, wireHeaders } from './rfc5322.ts';
import { bytesOf, checked, emailOf, MailError } from './rules.ts';

/**
 * Takes a message as Cloudflare's send binding does, or refuses it; what is taken is listed under
 * `/sandbox/sent`.
 */
export async function sendMail(message: unknown, env: SandboxEnv): Promise<{ messageId: string }> {
  const mail = checked(message);
  const world = outside(env);
  const fault = await world.takeFault('email', false);
  if (fault) throw new MailError(fault, 'ordered failure');

  const from = emailOf(mail.from);
  const messageId = `<${crypto.randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`;
  const headers = wireHeaders(mail, messageId, new Date(now()));
  const attachments: SentFile[] = [];
  for (const { filename, type, content } of mail.attachments ?? []) {
    const bytes = bytesOf(content);
    const id = await world.putFile(bytes, type);
    attachments.push({ filename, type, size: bytes.byteLength, url: fileUrl(id, filename) });
  }
  const source = await world.putFile(new TextEncoder().encode(rendered(mail, headers)), 'message/rfc822');
  const { attachments: files = [], ...handed } = mail;
  for (const recipient of [mail.to, mail.cc ?? [], mail.bcc ?? []].flat().map(emailOf)) {
    await world.record({
      channel: 'email',
      to: recipient,
      text: mail.text ?? '',
      attachments,
      raw: {
        ...handed,
        messageId,
        headers,
        attachments: files.map(({ content, ...rest }) => ({ ...rest, size: bytesOf(content).byteLength })),
        source: fileUrl(source, 'message.eml'),
      },
    });
  }
  return { messageId };
}

function fileUrl(id: string, filename: string): string {
  return `/sandbox/files/${id}/${encodeURIComponent(filename)}`;
}
