import { z } from 'zod';
import { WidgetSettings } from './channels/chat/settings.ts';
import { McpServers } from './outside/settings.ts';

/** `HH:MM` to `HH:MM` in the store's time zone. */
const Span = z.tuple([z.string().regex(/^\d\d:\d\d$/), z.string().regex(/^\d\d:\d\d$/)]);
const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** An approved message template of WhatsApp. */
const Template = z.object({
  /**
   * Whose message waits behind it: the assistant's or an advisor's. `code`: of Meta's category
   * AUTHENTICATION, carries a code.
   */
  for: z.enum(['answer', 'advisor', 'code']),
  name: z.string().min(1).max(512),
  /** As Meta spells it: `en_US`, `fr`. */
  language: z.string().min(2).max(15),
  /** What the placeholders of its body are filled with, in their order; `name` where they are named. */
  parameters: z
    .array(z.object({ name: z.string().min(1).optional(), value: z.enum(['firstName', 'store', 'order']) }))
    .max(10)
    .default([]),
});
export type Template = z.infer<typeof Template>;

/** A store's settings: policies and manners, never a secret. Every field has a sane default. */
export const Settings = z.object({
  name: z.string().min(1).max(100).default('Our store'),
  /** IANA zone: rules every date and hour that is spoken. */
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').default('Europe/Paris'),
  /** ISO 3166 alpha-2: where national phone numbers are read. */
  country: z.string().length(2).default('FR'),
  currency: z.string().length(3).default('EUR'),
  locale: z.string().default('en'),
  /**
   * Other languages (BCP 47) the store answers in: an unknown caller is greeted in that of the number's
   * country.
   */
  languages: z.array(z.string()).default([]),
  /** Origins (`https://shop.example`) where the widget may run; empty means anywhere. */
  origins: z.array(z.string()).default([]),
  /** What a visitor must give to see an order's status: its number, or the number and a contact on it. */
  orderLookup: z.enum(['number+contact', 'number']).default('number+contact'),
  /** How long a browser is who it proved to be: see the table in src/identity/assurance.ts. */
  assurance: z
    .object({
      /** Hours that the shop's login token or a one-time code makes verified. */
      verifiedHours: z.number().int().min(1).max(168).default(12),
      /** Days that such a browser is recognised when it comes back. */
      recognisedDays: z.number().int().min(0).max(180).default(30),
      /** Days that a visitor sees an order they have named. */
      claimedDays: z.number().int().min(1).max(180).default(30),
    })
    .prefault({}),
  email: z
    .object({
      /** The mailbox customers write to and hear from. */
      address: z.string().default('support@store.example'),
      signature: z.string().default(''),
    })
    .prefault({}),
  phone: z
    .object({
      number: z.string().default(''),
      /**
       * What text messages come from: a number (E.164), a sender's name, or the id of a Twilio messaging
       * service; empty: none do.
       */
      smsFrom: z
        .string()
        .regex(
          /^(?:\+\d{6,15}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})?$/,
          'neither a number nor a sender',
        )
        .default(''),
      /** Where a caller who wants a person is put through, E.164; empty: a person calls back. */
      transferTo: z.string().default(''),
      /** Seconds a person's phone rings. */
      ringSeconds: z.number().int().min(5).max(120).default(25),
      /**
       * Seconds of silence until a caller is asked whether they are there; after twice that again the call
       * ends.
       */
      silenceSeconds: z.number().int().min(5).max(300).default(15),
      /** Times a broken relay is connected anew before the call is ended and a callback noted. */
      reconnects: z.number().int().min(0).max(10).default(3),
    })
    .prefault({}),
  whatsapp: z
    .object({
      /** Meta's id of the number that the shop writes from. */
      phoneNumberId: z.string().default(''),
      /** Ids of further numbers of the shop: who writes to one is answered from it. */
      otherNumbers: z.array(z.string().min(1)).max(50).default([]),
      /** Approved templates, for writing to somebody whose 24 hours are over: they ask for an answer. */
      templates: z.array(Template).max(50).default([]),
    })
    .prefault({}),
  /** The chat on the shop's page. */
  widget: WidgetSettings,
  voice: z.object({ tone: z.string().default('warm, brief and concrete') }).prefault({}),
  /** Where accounts, orders and products are kept: `embedded` is the shop of this service itself. */
  shop: z.object({ kind: z.enum(['embedded']).default('embedded') }).prefault({}),
  /**
   * Who composes replies. Without a key for the model it is the embedded brain, which also takes over when
   * the model fails.
   */
  brain: z
    .object({
      kind: z.enum(['embedded', 'claude']).default('embedded'),
      /** The provider's name of the model. */
      model: z.string().min(1).max(100).default('claude-sonnet-5-5'),
      /** Milliseconds to the first word of an answer from the model, and between two words. */
      firstTokenMs: z.number().int().min(100).max(60_000).default(6_000),
      stallMs: z.number().int().min(100).max(60_000).default(5_000),
      /** Milliseconds for a whole turn, look-ups and all. */
      turnMs: z.number().int().min(500).max(120_000).default(25_000),
      /** Longest answer, in tokens. */
      maxTokens: z.number().int().min(64).max(16_000).default(2_000),
    })
    .prefault({}),
  /** The store's own MCP servers, whose read-only tools model brains are offered. */
  mcp: McpServers,
  returns: z
    .object({
      /** Days from delivery to the last day a return can be handed in. */
      windowDays: z.number().int().min(0).max(365).default(30),
      carrier: z.string().default('Mondial Relay'),
      /** Who pays the label. */
      free: z.boolean().default(true),
      address: z
        .object({
          name: z.string(),
          line1: z.string(),
          line2: z.string().default(''),
          postcode: z.string(),
          city: z.string(),
          country: z.string(),
        })
        .prefault({
          name: 'Returns',
          line1: '1 rue du Retour',
          postcode: '69007',
          city: 'Lyon',
          country: 'FR',
        }),
      /** Days until the money is back once the parcel is in. */
      refundDays: z.number().int().min(0).max(60).default(5),
    })
    .prefault({}),
  shipping: z
    .object({
      carriers: z.array(z.string()).default(['Mondial Relay', 'Colissimo']),
      /** Usual days from order to door. */
      days: z.tuple([z.number().int(), z.number().int()]).default([2, 4]),
      /** Minor units; null when shipping is never free. */
      freeFrom: z.number().int().nullable().default(6000),
    })
    .prefault({}),
  /** When people answer. A day may have several spans; a day without one is closed. */
  hours: z.partialRecord(Weekday, z.array(Span)).default({
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [['09:00', '18:00']],
  }),
  /**
   * How long things are kept once nothing happens any more; erased within a day after, and within a quarter
   * after one of these was shortened. Nothing is erased while a ticket is open or escalated, a person is
   * asked for or has the floor, or something waits to leave.
   */
  retention: z
    .object({
      /**
       * Days of silence after which a thread is erased whole. Three years from the last contact: what the
       * CNIL names for the data of customers (référentiel « gestion des activités commerciales »), and more
       * than the two of the legal guarantee.
       */
      threadDays: z.number().int().min(1).max(3_650).default(1_095),
      /**
       * Days a mail is kept as it came. It is there to look at what was made of it, and holds what others
       * wrote and quoted: a quarter is longer than any delivery, return and refund take.
       */
      originalDays: z.number().int().min(1).max(3_650).default(90),
      /**
       * Days a file from the customer is kept: photographs of damage, which a dispute may need for a year.
       */
      fileDays: z.number().int().min(1).max(3_650).default(365),
    })
    .prefault({}),
  limits: z
    .object({
      /** Order numbers one address (a browser, a mailbox, a number) may try in vain within an hour. */
      lookups: z.number().int().min(1).max(1_000).default(5),
      /**
       * And all strangers together: beyond it `orderLookup` is `number+contact` until the hour has passed.
       */
      lookupsPerHour: z.number().int().min(1).max(10_000).default(200),
      /** One-time codes that may be asked for by one visitor, and sent to one address, within an hour. */
      codes: z.number().int().min(1).max(100).default(5),
      /**
       * Mails or WhatsApp messages of one customer that get an answer in an hour; the others are kept for a
       * person to read.
       */
      messagesPerHour: z.number().int().min(1).max(1_000).default(60),
      /** Answers one mail thread gets in an hour: two machines that answer each other stop there. */
      repliesPerHour: z.number().int().min(1).default(20),
      /** Messages one session may send in a minute. */
      messagesPerMinute: z.number().int().min(1).default(60),
      /**
       * Days an offer stands: a later yes is to nothing, and the offer is made anew where policy still allows
       * it.
       */
      offerDays: z.number().int().min(1).max(60).default(14),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** What of the settings may be spoken of: all that a reply or a letter of the store is made from. */
export type StoreView = Pick<
  Settings,
  | 'name'
  | 'locale'
  | 'timeZone'
  | 'returns'
  | 'shipping'
  | 'hours'
  | 'voice'
  | 'currency'
  | 'country'
  | 'orderLookup'
>;

/** Settings with their version: a higher one replaces a lower one wherever they are cached. */
export interface VersionedSettings {
  version: number;
  settings: Settings;
  /**
   * Milliseconds since the epoch until when strangers must give more than an order number; null: as the
   * settings say.
   */
  tightenedUntil: number | null;
}

/** The settings as they hold now. */
export function inForce({ settings, tightenedUntil }: VersionedSettings, now: number): Settings {
  return tightenedUntil && tightenedUntil > now ? { ...settings, orderLookup: 'number+contact' } : settings;
}

/** All defaults. */
export function defaultSettings(): Settings {
  return Settings.parse({});
}

/** Zones found good: making a formatter to find out takes longer than all the rest of reading settings. */
const zones = new Set<string>();

function isTimeZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (zones.size < 1_000) zones.add(zone);
  return true;
}
