import type { MissingFile } from '../conversation/events/messages.ts';
import type { Attachment, Author, Channel, Choice, Seen } from '../conversation/values.ts';
import type { FileStore } from '../files.ts';
import type { Address, Evidence } from '../identity/address.ts';
import type { Settings } from '../settings.ts';

/** Secrets and addresses of providers, for one store. A missing one closes its door. */
export interface Credentials {
  twilioAuthToken?: string;
  twilioAccountSid?: string;
  /** An API key of the account, by which browsers are let in to take calls, and its secret. */
  twilioApiKey?: string;
  twilioApiSecret?: string;
  twilioApiBase?: string;
  whatsappAppSecret?: string;
  whatsappVerifyToken?: string;
  whatsappToken?: string;
  whatsappApiBase?: string;
  whatsappApiVersion?: string;
}

/**
 * One message from outside, in the core's vocabulary. `external` is the platform's own id: with the channel
 * it is the key by which a second delivery is recognised.
 */
export interface Inbound {
  channel: Channel;
  external: string;
  /** Who it came from, normalised: routes to the customer. */
  from: Address;
  /** What proves it. */
  evidence: Evidence;
  /** ISO 8601; the provider's time where it gives one, else the arrival. */
  at: string;
  /** `text`, `choice`, `image`, `document`, `audio`, `video`, `sticker`, `location`, `contacts`, `reaction`, `order`, `form`, `edit`,
   * `revoke`, `system`, `bounce`, `unsupported` …: kinds that nobody knows are kept and answered politely. */
  kind: string;
  /** What the customer wrote; quotes and signature removed. May be empty. */
  text: string;
  subject?: string;
  /** Already in the file store. */
  attachments: Attachment[];
  /** The id of the choice the customer pressed. */
  choice?: string;
  /** Platform ids of messages this one answers, nearest first: finds the session of a posted channel. */
  repliesTo: string[];
  /** Names the conversation where the platform has one of its own (a call, a chat session). */
  session?: string;
  /** A signed conversation token out of a plus-addressed Reply-To, already verified: the session it names. */
  replySession?: string;
  /** What the page that came with it keeps from its reader: for a person to look at, never to act on. */
  hidden?: string;
  /** Why this must never be answered automatically (`bulk`, `auto-reply` …). */
  automatic?: string;
  /** A person may have written it all the same: somebody of the store is told that it gets no answer. */
  doubtful?: boolean;
  /** The name the sender gives there: a hint, never proof. */
  displayName?: string;
  /** BCP 47, when the platform says. */
  locale?: string;
  /** Blob key of the original as it came, whole. */
  original?: string;
  /** What a posted reply needs to thread under this message. */
  thread?: Thread;
  /** The shop's own number it came over, where it has several. */
  via?: string;
  /** What the platform says is the same sender, beside `from`. */
  alias?: Address;
  /** The sender as the platform spells them, where `from` is another spelling of the same line: answers go there to the letter. */
  answerAt?: Address;
  /** The sender, who wrote as `alias` alone until now, has just given `from` by the platform's own button. */
  shared?: boolean;
  /** The platform's id of the message it reacts to, edits or takes back. */
  about?: string;
  forwarded?: boolean;
  /** What the sender had before them: an ad, a product, a page. */
  seen?: Seen;
  /** A file that is still with the platform. */
  missing?: MissingFile;
  /** From before the number was shared with the service, to be kept and never answered: by the customer, or told them by the shop. */
  past?: 'said' | 'told';
  /** News that a customer took `from`, from the address they had. */
  movedHere?: boolean;
  /** The sender left `from`, and somebody else may have it now; their new address. */
  movedTo?: Address;
}

/** RFC 5322 threading of the message that is answered. Ids with their angle brackets. */
export interface Thread {
  messageId: string;
  references: string[];
  subject: string;
}

/** A receipt for something we sent, found by the provider's id or by our own reference. */
export interface Receipt {
  channel: Channel;
  provider: string | null;
  /** Our outbox row, when the provider hands it back. */
  reference: string | null;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: string;
  /** The provider's code and words on a failure. */
  detail?: string;
  /** What a failure means for the message; hopeless when left out. */
  failure?: Undelivered;
  /** Whom it was sent to, when the provider says: finds the customer. */
  to: Address | null;
}

/** Parsed from one provider call: everything in it, in order. */
export interface Received {
  messages: Inbound[];
  receipts: Receipt[];
  /** What was there and made no sense, for the log: a count by reason, no content. */
  unsupported: string[];
}

/** What a posted channel is asked to deliver. */
export interface Outbound {
  /** The outbox row: goes to the provider as our reference where it has such a field. */
  reference: string;
  store: string;
  to: Address;
  author: Author;
  /** The advisor's name, when a person writes. */
  name?: string;
  text: string;
  choices: Choice[];
  attachments: Attachment[];
  locale: string;
  /** Which attempt this is, from 1: some waits grow with it. */
  attempt?: number;
  /** Email only, for a letter that answers none. */
  subject?: string;
  /** Email only: what it answers. */
  thread?: Thread;
  /** Email only: the signed token for the plus-addressed Reply-To. */
  replyToken?: string;
  /** The platform id of the message this answers. */
  repliesTo?: string;
  /** The shop's own number it leaves from, where it has several. */
  via?: string;
  /** The provider could not carry its files before: links go instead. */
  linksOnly?: boolean;
}

/**
 * Why a provider did not take a message. `pace`: too many messages to one person. `window`: the customer has
 * not written for too long. `recipient`: they cannot be written to there. `account` and `template` are for
 * the shop to mend, `media` and `request` for us.
 */
export type Why = 'busy' | 'pace' | 'window' | 'recipient' | 'template' | 'media' | 'account' | 'request';

/** What came of a delivery. `accepted` is not `delivered`: that comes as a receipt. */
export type Delivery =
  /** `messages`: how many it became at the provider, when more than one. */
  | { status: 'accepted'; provider: string; messages?: number }
  /**
   * Worth another try; `after` in milliseconds when the provider says. `unsure`: its answer was lost, so it
   * may have taken the message all the same.
   */
  | { status: 'retry'; error: string; after?: number; why?: Why; unsure?: boolean }
  /** Trying again is hopeless. */
  | { status: 'failed'; error: string; why?: Why };
export type Undelivered = Exclude<Delivery, { status: 'accepted' }>;

/** A message that the provider approved beforehand, for times when free ones are forbidden. */
export interface Invitation {
  reference: string;
  to: Address;
  via?: string;
  name: string;
  /** BCP 47 as the provider spells it: `en_US`. */
  language: string;
  parameters: { name?: string; text: string }[];
  /** What fills the button of a template that has one: of an authentication template the code once more. */
  button?: string;
}

/** What a posted channel needs to deliver, handed in so that tests and sandboxes use the same code. */
export interface DeliveryTools {
  settings: Settings;
  credentials: Credentials;
  files: FileStore;
  fetch: typeof fetch;
  /** Cloudflare's send binding or its stand-in. */
  mail: MailSender | null;
  /**
   * A link that serves a stored file until it expires; null while nobody knows where the service is reached
   * from outside.
   */
  link(attachment: Attachment): Promise<string | null>;
}

/** The send binding (developers.cloudflare.com/email-service): `env.EMAIL.send(builder)`. */
export interface MailSender {
  send(message: MailMessage): Promise<{ messageId: string }>;
}
export interface MailMessage {
  from: { name: string; email: string };
  to: string;
  replyTo?: string;
  subject: string;
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments?: { disposition: 'attachment'; filename: string; type: string; content: ArrayBuffer }[];
}

/** A posted channel (email, WhatsApp): delivery is all that the objects see of it. */
export interface PostedChannel {
  deliver(outbound: Outbound, tools: DeliveryTools): Promise<Delivery>;
  /** Asks the customer to write, by a message approved beforehand, where free ones may be forbidden. */
  invite?(invitation: Invitation, tools: DeliveryTools): Promise<Delivery>;
  /** Read and typing marks, where there are any. Best effort: never throws. */
  acknowledge?(inbound: { external: string; to: Address; via?: string }, tools: DeliveryTools): Promise<void>;
}
