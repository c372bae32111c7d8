import PostalMime, { type Email } from 'postal-mime';
import { ownText } from '../../src/channels/email/reply-text.ts';
import { type Past, say, worthwhile } from './past.ts';

/** What a server writes that no person has. */
const BY_MACHINE = /^(?:mailer-daemon|postmaster|no-?reply|noreply|bounce)/i;

/**
 * An mbox (RFC 4155): the mails of a mailbox, both ways. Mails belong together by what they answer, else by
 * the customer's address and the subject. `shop`: addresses that are the shop's.
 */
export async function pastOfMbox(bytes: Uint8Array, shop: readonly string[]): Promise<Past[]> {
  const mails = await Promise.all(messagesIn(bytes).map((one) => PostalMime.parse(one)));
  mails.sort((one, other) => Date.parse(one.date ?? '') - Date.parse(other.date ?? '') || 0);
  const own = new Set(shop.map((address) => address.toLowerCase()));
  const all: Past[] = [];
  const byMail = new Map<string, Past>();
  const bySubject = new Map<string, Past>();
  for (const mail of mails) {
    const from = mail.from?.address?.toLowerCase() ?? '';
    const isShop = own.has(from);
    const customer = isShop ? addressee(mail, own) : from;
    if (customer === '' || isByMachine(mail, customer)) continue;
    const subject = subjectOf(mail);
    const named = `${customer} ${subject.toLowerCase()}`;
    const answered = [mail.inReplyTo ?? '', ...(mail.references ?? '').split(/\s+/)];
    const known = answered.map((id) => byMail.get(id)).find((past) => past !== undefined);
    const past = known ??
      bySubject.get(named) ?? {
        ...{ id: mail.messageId ?? named, channel: 'email' as const, email: customer, phone: null },
        ...{ name: isShop ? null : mail.from?.name || null, subject: subject || null, said: [] },
      };
    if (!all.includes(past)) all.push(past);
    if (mail.messageId) byMail.set(mail.messageId, past);
    bySubject.set(named, past);
    const { text } = ownText(bodyOf(mail), null);
    say(past, { by: isShop ? 'shop' : 'customer', text });
  }
  return worthwhile(all);
}

/** A line `From …` behind an empty one begins a mail; the same within a mail is written `>From`. */
function messagesIn(bytes: Uint8Array): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(bytes);
  const starts = [...text.matchAll(/(?:^|\r?\n\r?\n)From [^\n]*\n/g)];
  return starts.map((start, index) => {
    const from = start.index + start[0].length;
    const to = starts[index + 1]?.index ?? text.length;
    const whole = text.slice(from, to).replaceAll(/^>(>*From )/gm, '$1');
    return Uint8Array.from(whole, (char) => char.charCodeAt(0));
  });
}

function addressee(mail: Email, own: ReadonlySet<string>): string {
  const all = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(({ address }) => address?.toLowerCase() ?? []);
  return all.find((address) => !own.has(address)) ?? '';
}

function isByMachine(mail: Email, customer: string): boolean {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const automatic = header('auto-submitted');
  return (
    BY_MACHINE.test(customer) || (automatic !== undefined && automatic !== 'no') || Boolean(header('list-id'))
  );
}

/** Without what clients put before it, in any language: a short word and a colon. */
function subjectOf(mail: Email): string {
  return (mail.subject ?? '').replace(/^(?:\s*\p{L}{1,4}(?:\[\d+\])?\s*:\s*)+/u, '').trim();
}

function bodyOf({ text, html }: Email): { text?: string; html?: string } {
  return { ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) };
}
