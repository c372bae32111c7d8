import { addressParser } from 'postal-mime';
import { type Address, addressValue, emailAddress } from '../../identity/address.ts';
import type { Settings } from '../../settings.ts';
import { type Header, header } from './headers.ts';
import { isBulk, isOurs, isOwn, isUnread } from './loops.ts';
import { type Sender, senderIn } from './sender.ts';

/**
 * Domains where everybody has a mailbox: of these the shop owns its own address and nothing beside it.
 */
const SHARED_DOMAINS =
  /^(?:(?:gmail|googlemail|icloud|me|mac|aol|gmx|mail|proton|protonmail|zoho|laposte|orange|wanadoo|free|sfr|web|t-online|libero|virgilio|ziggo|kpnmail|wp|o2|seznam|yandex|qq|163)\.[a-z]{2,3}|(?:yahoo|hotmail|outlook|live|msn|ymail)(?:\.[a-z]{2,3}){1,2})$/;

/** Who wrote a mail that another mailbox sent for them. */
export interface Behind {
  /** What sent it: one that was named in the settings, or one that shows itself. */
  kind: 'configured' | 'apparent';
  /** Null where nobody is named whom an answer could reach. */
  person: Sender | null;
}

/**
 * The person behind a mail whose From names no person: the shop's own site, a configured form or group, a
 * mailbox that nobody reads. Null when the mail is its From's own. What stands in Reply-To was typed into a
 * form by anybody: it says where to answer and proves nothing. A Google Group that rewrites From names its
 * writer in X-Original-Sender, and may name itself in Reply-To.
 */
export function personBehind(
  headers: readonly Header[],
  from: Sender,
  { email, origins }: Pick<Settings, 'email' | 'origins'>,
): Behind | null {
  if (isOurs(headers)) return null;
  const configured = isConfigured(from.address, email.forms);
  const own = isOwn(from.address, email.address);
  if (!configured && !own && !isOfShop(from.address, email.address, origins)) {
    // Newsletters come from such mailboxes too, and their Reply-To is no customer.
    if (!isUnread(from.address) || isBulk(headers)) return null;
  }
  const person = [header(headers, 'x-original-sender'), ...repliesOf(headers)]
    .map((value) => (value ? senderIn(value) : null))
    .find((one) => one !== null && !isMachine(one.address, email));
  if (!person && !configured) return null;
  return { kind: configured ? 'configured' : 'apparent', person: person ?? null };
}

/**
 * Whether a mail came through a group that the settings name, or through the store's own mailbox as one:
 * List-Id is the group's address with a dot for its @ (support.google.com/groups).
 */
export function isOwnGroup(headers: readonly Header[], { address, forms }: Settings['email']): boolean {
  const list = /<([^<>]{3,254})>/.exec(header(headers, 'list-id'))?.[1]?.toLowerCase();
  const groups = [address, ...forms].map((one) => emailAddress(one));
  return list !== undefined && groups.some((one) => one && addressValue(one).replace('@', '.') === list);
}

/** The one mailbox of Reply-To; none where it names several, since an answer is for one person. */
function repliesOf(headers: readonly Header[]): string[] {
  const value =
    headers.filter(({ key }) => key === 'reply-to').length === 1 ? header(headers, 'reply-to') : '';
  const named = value.length <= 2_000 ? addressParser(value, { flatten: true }) : [];
  return named.length === 1 ? [value] : [];
}

function isMachine(address: Address, { address: own, forms }: Settings['email']): boolean {
  return isOwn(address, own) || isUnread(address) || isConfigured(address, forms);
}

function isConfigured(address: Address, forms: readonly string[]): boolean {
  return forms.some((one) => emailAddress(one) === address);
}

/** A mailbox of the shop's domain or site. */
function isOfShop(address: Address, own: string, origins: readonly string[]): boolean {
  const domain = domainOf(address);
  const mailbox = emailAddress(own);
  if (mailbox && domainOf(mailbox) === domain) return !SHARED_DOMAINS.test(domain);
  const hosts = origins.map((origin) => URL.parse(origin)?.hostname.replace(/^www\./, ''));
  return hosts.includes(domain) && !SHARED_DOMAINS.test(domain);
}

function domainOf(address: Address): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
