import type { Email } from 'postal-mime';
import { isForwardSubject } from '../../conversation/subject.ts';
import type { FileStore } from '../../files.ts';
import type { Inbound } from '../channel.ts';
import { keepFiles } from './attachments.ts';
import { isEncrypted, withoutArmour } from './encrypted.ts';
import type { Original } from './original.ts';
import type { OwnSide } from './outline.ts';
import { ownText } from './reply-text.ts';

/**
 * The content of a mail: the sender's words and files, and where there is more, the mail itself as a file.
 */
export async function contentOf(
  email: Email,
  about: { subject: string; answers: boolean; us: OwnSide | null },
  original: Original,
  tools: { files: FileStore; id: () => string },
): Promise<Pick<Inbound, 'text' | 'kind' | 'attachments' | 'hidden'>> {
  const whole = () => wholeMail(original, tools.id());
  if (isEncrypted(email)) return { text: '', kind: 'encrypted', attachments: [whole()] };

  const { subject, answers, us } = about;
  const body = bodyOf(email, us);
  if (!body) return { text: '', kind: 'unsupported', attachments: [whole()] };
  const kept = original.partial
    ? { attachments: [], left: 1 }
    : await keepFiles(email.attachments, body.pictures, { ...tools, digest: original.digest });
  const passesOn = body.beside === 'forwarded' || isForwardSubject(subject) || !answers;
  const more = kept.left > 0 || (body.beside !== 'nothing' && (passesOn || body.text === ''));
  // Some write the whole wish into the subject of a new mail. The subject of a reply or a forward is not the
  // sender's.
  const subjectIsAll =
    !answers && !isForwardSubject(subject) && body.beside === 'nothing' && email.attachments.length === 0;
  const text = body.text || (subjectIsAll ? subject : '');
  return {
    text,
    kind: kindOf(text, kept.attachments),
    attachments: [...kept.attachments, ...(more ? [whole()] : [])],
    ...(body.hidden && { hidden: body.hidden }),
  };
}

/** The sender's words; null for a mail that trips their reader. */
function bodyOf({ text, html }: Email, us: OwnSide | null): ReturnType<typeof ownText> | null {
  try {
    return ownText({ text: text && withoutArmour(text), html }, us);
  } catch {
    return null;
  }
}

/** Stands for the files of a mail that was too large to be taken apart. */
function wholeMail(original: Original, id: string): Inbound['attachments'][number] {
  return { id, filename: 'message.eml', type: 'message/rfc822', size: original.size, key: original.key };
}

function kindOf(text: string, attachments: Inbound['attachments']): string {
  if (text || attachments.length === 0) return 'text';
  return attachments.every((one) => one.type.startsWith('image/')) ? 'image' : 'document';
}
