import { z } from 'zod';

const n = z.number().nonnegative();

/** What the platform bills, counted. Bytes are what came on top. */
export const Counts = z.object({
  /** Of the Worker: HTTP and mails. */
  requests: n,
  /** Calls and alarms of objects, sockets that are opened. */
  objectRequests: n,
  /** Messages that came in by sockets: twenty are billed as a request. */
  objectMessages: n,
  /** Seconds that objects were at work, without what models took. */
  objectSeconds: n,
  rowsRead: n,
  rowsWritten: n,
  databaseBytes: n,
  fileWrites: n,
  fileReads: n,
  fileBytes: n,
});
export type Counts = z.infer<typeof Counts>;

/** Tokens that a model took for a contact, by its name in the table of models. */
const Tokens = z.object({ model: z.string(), requests: n, input: n, cached: n, cacheWrite: n, output: n });

/** A contact on a channel, as it was played. */
const Contact = z.object({
  what: z.string(),
  counts: Counts,
  mails: n,
  minutes: n,
  /** By the kind of brain. */
  models: z.record(z.string(), z.array(Tokens)),
});
export type Contact = z.infer<typeof Contact>;

/** What `npm run costs -- --measure` measured, a contact each. */
export const Measured = z.object({
  at: z.iso.date(),
  /** An order that the feed brings, from placed to delivered. */
  order: Counts,
  contacts: z.object({ chat: Contact, email: Contact, whatsapp: Contact, voice: Contact }),
});
export type Measured = z.infer<typeof Measured>;
export const CHANNELS = ['chat', 'email', 'whatsapp', 'voice'] as const;

const Price = z.object({
  what: z.string(),
  /** US dollars for so many. */
  usd: n,
  per: z.number().positive(),
  /** So many a month are in what is paid anyway. */
  included: n,
  at: z.iso.date(),
  source: z.string().min(1),
});

/** Prices, each with its date and source. */
export const Prices = z.object({
  plan: Price,
  requests: Price,
  cpuMs: Price,
  objectRequests: Price,
  gbSeconds: Price,
  rowsRead: Price,
  rowsWritten: Price,
  databaseGb: Price,
  fileGb: Price,
  fileWrites: Price,
  fileReads: Price,
  logs: Price,
  mails: Price,
  voiceMinutes: Price,
  whatsapp: Price,
});
export type Prices = z.infer<typeof Prices>;

/** How much a shop of so many orders has of everything. */
export const Assumed = z.object({
  /** Contacts for an order. */
  contactsPerOrder: n,
  /** Their shares by channel: they come to 1. */
  mix: z.record(z.string(), z.object({ chat: n, email: n, whatsapp: n, voice: n })),
  /** Months for which threads, and files, are kept. */
  monthsKept: z.object({ threads: n, files: n }),
  cpuMsPerRequest: n,
  /** Seconds that an object waits for a model's answer. */
  secondsPerModelRequest: n,
  /** Gigabytes of memory that an object is billed at. */
  objectGb: n,
  /** Lines of log for a request. */
  logsPerRequest: n,
});
export type Assumed = z.infer<typeof Assumed>;
