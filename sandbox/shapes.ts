/* What the sandbox's routes answer to the playground's page. Types alone: the page is built for browsers. */

/** A customer of the demo shop to play, with their orders. */
export interface Persona {
  id: string;
  name: string;
  email: string;
  phone: string;
  locale: string;
  orders: { id: string; status: string; items: string[] }[];
}

/**
 * What the page must know of the store; `phone` is its number, `whatsapp` Meta's id of its other one, `console` whether
 * advisors have theirs.
 */
export interface StoreFacts {
  id: string;
  name: string;
  email: string;
  phone: string;
  whatsapp: string;
  timeZone: string;
  console: boolean;
  /** What somebody may want to say; null of the store that the story plays in. */
  examples: Readonly<Record<'en' | 'fr', readonly string[]>> | null;
  /** The demo stores, each of a kind of company. */
  others: { id: string; name: string; preset: string }[];
}

/** What the service calls topics and the problems of an order, in a language. */
export interface Names {
  intent: Record<string, string>;
  value: Record<string, string>;
}

/** Who plays the story, and its first day (`2026-11-30`). */
export interface Story {
  persona: Persona;
  monday: string;
}

/** Something that left the service. */
export interface SentItem {
  n: number;
  at: string;
  channel: string;
  to: string;
  text: string;
  attachments: FileLink[];
  raw: SentRaw;
}

export interface FileLink {
  filename: string;
  type: string;
  size: number;
  url: string;
}

/** Of what a provider was handed: a mail's headers, a WhatsApp message's buttons or rows. */
export interface SentRaw {
  id?: string;
  messageId?: string;
  subject?: string;
  from?: { name?: string };
  interactive?: {
    action?: {
      buttons?: { reply: { id: string; title: string } }[];
      sections?: { rows: { id: string; title: string }[] }[];
    };
  };
}

/** One row of the structured memory, with the API's field names. */
export interface Exchange {
  timestamp: string;
  channel: string;
  direction: 'in' | 'out';
  author: string;
  text: string;
  detected_intent: string | null;
  entities: { orders?: string[]; products?: string[] } | null;
  resolution_achieved: string | null;
  inferred_satisfaction: number | null;
  assurance: string;
  origin: string;
}

/** An event of the log that the other lists do not tell of. */
interface ToldEvent {
  seq: number;
  at: string;
  type: string;
  session?: string;
  channel?: string;
  assurance?: string;
  card?: CardRecord | string;
  /** The alternative of a card that was carried out. */
  proposal?: string | null;
  alternative?: string;
  [field: string]: unknown;
}

/** What was put to the customer, as its quotes say it. Money is in minor units. */
export interface CardRecord {
  id: string;
  session: string;
  alternatives: { id: string; effects: { tool: string; quote: QuoteRecord | null }[] }[];
}

/** A thing, or an appointment and when it is. */
interface PieceRecord {
  title: string;
  options: Record<string, string>;
  at?: { from: string };
}

interface QuoteRecord {
  act: string;
  order: string | null;
  out: PieceRecord[];
  in: PieceRecord[];
  money: { direction: string; amount: number; currency: string }[];
}

/** What is kept of one person, or of a browser whose visitor is not known to be that person. */
export interface PersonRecord {
  id: string;
  visitor: boolean;
  name: string | null;
  control: string;
  tickets: { id: string; intent: string; order: string | null; status: string; subject: string }[];
  facts: { name: string; value: string; channel: string }[];
  sessions: { id: string; channel: string; at: string }[];
  actions: { tool: string; at: string }[];
  /** What the last answers looked up, tried and did; `kind` as the API's "why" names it. */
  used: { tool: string; kind: string; at: string; refused: boolean }[];
  exchanges: Exchange[];
  events: ToldEvent[];
}

export interface OrderRecord {
  id: string;
  status: string;
  total: number;
  currency: string;
  items: { title: string; quantity: number; options: Record<string, string> }[];
  returns?: { deadline?: string; status?: string }[];
  exchanges?: { to: { sku: string; options?: Record<string, string> } }[];
  refunds?: { amount?: number }[];
  cancellation?: unknown;
  pickup?: { status: string; until?: string | null } | null;
}

/** An appointment as it holds now; `here`: what was done to it here, that the feed has not told of since. */
interface AppointmentRecord {
  id: string;
  service: string;
  startsAt: string;
  status: string;
  with: string;
  here: 'booked' | 'moved' | 'cancelled' | null;
}

/** The appointments of whoever is played, and the times that are free. */
export interface AgendaRecord {
  appointments: AppointmentRecord[];
  free: { service: string; startsAt: string }[];
}

export interface ProductRecord {
  id: string;
  title: string;
  translations?: Record<string, { title?: string }>;
  variants: { sku: string; options: Record<string, string>; stock: number }[];
}

/** `GET /sandbox/brain`. */
export interface Brain {
  people: PersonRecord[];
  orders: OrderRecord[];
  /** Null of who is not known. */
  agenda: AgendaRecord | null;
  product: ProductRecord | null;
  waiting: { customer: string; reason: string; state: string; advisor: string | null; summary: string }[];
  promises: { customer: string; what?: string; due?: string; state?: string; by?: string }[];
  approvals: { customer: string; effect: string; due: string }[];
}
