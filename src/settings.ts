import { z } from 'zod';
import { HandoverPolicy } from './brain/handover.ts';
import { Modes } from './brain/modes.ts';
import { BrainSettings } from './brain/settings.ts';
import { channelSettings } from './channels/settings.ts';
import { isCurrency } from './currency.ts';
import { isCountry } from './identity/address.ts';
import { McpServers } from './outside/settings.ts';
import { CannedAnswers } from './settings/answers.ts';
import { Company } from './settings/company.ts';
import { Holidays, Hours } from './settings/hours.ts';
import { isTimeZone } from './settings/time-zone.ts';

/** ISO 3166 alpha-2, of a country that has telephones. */
const Country = z.string().refine(isCountry, 'not a country of ISO 3166, like FR');
/** A language tag (BCP 47) of a language that there is. Its length: RFC 5646, section 4.4.1. */
const Tag = z.string().max(35).refine(isLanguage, 'not a language (BCP 47)');

/** A store's settings: policies and manners, never a secret. Every field has a sane default. */
export const Settings = z.object({
  name: z.string().min(1).max(100).default('Our store'),
  /** Who sells, by law: see src/settings/company.ts. */
  company: Company,
  /** IANA zone: rules every date and hour that is spoken. */
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone').default('Europe/Paris'),
  /** ISO 3166 alpha-2: where national phone numbers are read. */
  country: Country.default('FR'),
  currency: z.string().refine(isCurrency, 'not a currency of ISO 4217').default('EUR'),
  locale: Tag.default('en'),
  /**
   * Other languages (BCP 47) the store answers in: an unknown caller is greeted in that of the number's
   * country.
   */
  languages: z.array(Tag).max(50).default([]),
  /** Origins (`https://shop.example`) where the widget may run; empty means anywhere. */
  origins: z
    .array(z.string().refine(isOrigin, 'not an origin like https://shop.example'))
    .max(50)
    .default([]),
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
  ...channelSettings,
  /**
   * Whether the store sells to consumers in the EU at a distance: the chat then offers to withdraw from a
   * contract (Directive 2011/83/EU, article 11a).
   */
  withdrawal: z.boolean().default(false),
  voice: z.object({ tone: z.string().default('warm, brief and concrete') }).prefault({}),
  /**
   * Where accounts, orders and products are kept: `embedded` is the shop of this service itself; the others
   * are reached by the connection of that name.
   */
  shop: z
    .object({
      kind: z.enum(['embedded', 'shopify', 'woocommerce', 'prestashop', 'http']).default('embedded'),
      /** Days after which what was sent counts as arrived, where the shop's system never says so: an estimate. */
      arrivesAfterDays: z.number().int().min(0).max(60).default(5),
    })
    .prefault({}),
  /** Who composes replies: see src/brain/settings.ts. */
  brain: BrainSettings,
  /** What the assistant answers by itself, and what a person sees before it leaves or writes: see src/brain/modes.ts. */
  modes: Modes,
  /** When a person answers though nobody asked for one: see src/brain/handover.ts. */
  handover: HandoverPolicy,
  /** Answers that advisors find by name: see src/settings/answers.ts. */
  answers: CannedAnswers,
  /** What is done with replies that wait for a person. */
  drafts: z
    .object({
      /** Whether who wrote a letter or a message is told that a person will answer; on a live channel they always are. */
      acknowledge: z.boolean().default(false),
      /** Hours in which what a sent draft does is tried while the shop does not answer. */
      tryHours: z.number().int().min(1).max(720).default(72),
    })
    .prefault({}),
  /** What models may cost in US dollars, as their prices are (src/brain/model/models.ts); null: no cap. */
  budget: z
    .object({
      /** All of a day of the store. */
      perDay: z.number().min(0).max(1_000_000).nullable().default(null),
      /** One customer's of a day. */
      perCustomerPerDay: z.number().min(0).max(1_000_000).nullable().default(null),
      /** Who answers once that is spent. */
      beyond: z.enum(['embedded', 'person']).default('embedded'),
    })
    .prefault({}),
  /** The store's own MCP servers, whose read-only tools model brains are offered. */
  mcp: McpServers,
  returns: z
    .object({
      /** Days from delivery to the last day a return can be handed in. */
      windowDays: z.number().int().min(0).max(365).default(30),
      carrier: z.string().default('Mondial Relay'),
      /** The shops in town take returns, too. */
      inStore: z.boolean().default(false),
      /** Who pays the label. */
      free: z.boolean().default(true),
      address: z
        .object({
          name: z.string(),
          line1: z.string(),
          line2: z.string().default(''),
          postcode: z.string(),
          city: z.string(),
          country: Country,
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
  exchanges: z
    .object({
      /**
       * What becomes of a difference in price. `none`: only for the same price or a lower one, and no money
       * moves. `pay_back`: the lower price is paid back once the parcel is in, the higher one is paid by the
       * customer when a person has approved it. `person`: a person approves both.
       */
      difference: z.enum(['none', 'pay_back', 'person']).default('pay_back'),
    })
    .prefault({}),
  setup: z
    .object({
      /** Channels that the store does not use: its checklist does not ask for them. */
      unused: z
        .array(z.enum(['chat', 'email', 'whatsapp', 'voice']))
        .max(4)
        .default([]),
    })
    .prefault({}),
  appointments: z
    .object({
      /** Whether the store has any, by lines of the feed: without it nothing is offered about them. */
      offered: z.boolean().default(false),
      /** Hours before one until which a customer may move or cancel it; later a person decides. */
      changeUntilHours: z.number().int().min(0).max(720).default(24),
      /** Days ahead that free times are offered. */
      aheadDays: z.number().int().min(1).max(365).default(60),
    })
    .prefault({}),
  shipping: z
    .object({
      carriers: z.array(z.string()).default(['Mondial Relay', 'Colissimo']),
      /** Usual days from order to door. */
      days: z
        .tuple([z.number().int().min(0).max(365), z.number().int().min(0).max(365)])
        .refine(([least, most]) => least <= most, 'the longest comes before the shortest')
        .default([2, 4]),
      /** Minor units; null when shipping is never free. */
      freeFrom: z.number().int().min(0).nullable().default(6000),
    })
    .prefault({}),
  /** When people answer: by weekday, and on days that are not like their weekday. */
  hours: Hours.default({
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [['09:00', '18:00']],
  }),
  holidays: Holidays.default([]),
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
      /** Days that it is kept what a message of the assistant rests on. */
      whyDays: z.number().int().min(1).max(3_650).default(90),
    })
    .prefault({}),
  /**
   * What the assistant does only when a person has approved it, though the customer agreed. Money in minor
   * units.
   */
  approvals: z
    .object({
      /**
       * Money that one action may move without a person, in the store's currency, and all of them within
       * `days`.
       */
      amount: z.number().int().min(0).default(20_000),
      days: z.number().int().min(1).max(365).default(30),
      /** The same for other currencies (ISO 4217); what is in none of them needs a person. */
      otherCurrencies: z
        .record(z.string().refine(isCurrency, 'not a currency of ISO 4217'), z.number().int().min(0))
        .default({}),
      /**
       * Whether an order that a person already deals with after a complaint or about its payment is left to a
       * person.
       */
      disputes: z.boolean().default(true),
      /** Signs of fraud; 0 turns one off. */
      signals: z
        .object({
          /** So many actions within so many days have paid money back. */
          refunds: z
            .object({
              count: z.number().int().min(0).max(1_000).default(5),
              days: z.number().int().min(1).max(365).default(30),
            })
            .prefault({}),
          /** Days after a change of address in which no parcel goes out without a person. */
          addressChangeDays: z.number().int().min(0).max(365).default(7),
          /** So many accounts of the shop have one email or phone. */
          accountsPerContact: z.number().int().min(0).max(100).default(3),
        })
        .prefault({}),
      /** Reasons for which the assistant may cancel by itself, as the shop's tools name them; none: any. */
      cancelReasons: z.array(z.string().min(1).max(100)).max(50).default([]),
      /** Minutes of the store's hours by which the customer is told that a person will have decided. */
      answerMinutes: z.number().int().min(5).max(10_080).default(480),
      /** Hours after that at which an approval lapses that nobody decided. */
      lapseHours: z.number().int().min(1).max(720).default(72),
    })
    .prefault({}),
  /** What is promised to customers: by the assistant, by advisors, by an approval that waits. */
  promises: z
    .object({
      /** Minutes before one falls due that the desk is warned. */
      warnMinutes: z.number().int().min(0).max(10_080).default(60),
      /** Days ahead that anybody may be committed. */
      maxDays: z.number().int().min(1).max(90).default(14),
      /**
       * Minutes of the store's hours within which a caller is called back to whom nobody could be put
       * through.
       */
      callbackMinutes: z.number().int().min(5).max(10_080).default(240),
      /** The same for who asked for a person elsewhere: an answer. */
      answerMinutes: z.number().int().min(5).max(10_080).default(480),
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
       * Turns in which a model may answer within a day: the strangers of one network, all strangers together
       * (who have named an order at most, or are on no account), and one customer. Beyond these the embedded
       * brain answers, and it stands in the desk's troubles.
       */
      modelTurnsPerNetwork: z.number().int().min(0).max(100_000).default(100),
      modelTurnsOfStrangers: z.number().int().min(0).max(1_000_000).default(2_000),
      modelTurnsPerCustomer: z.number().int().min(0).max(100_000).default(200),
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
  | 'holidays'
  | 'voice'
  | 'currency'
  | 'country'
  | 'orderLookup'
  | 'promises'
  | 'appointments'
  | 'company'
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
  /** The store has proven its mailbox. Absent in copies from before that was asked for. */
  mailboxProven?: boolean;
  /** The platform has suspended the store, or deleted it. */
  suspended?: boolean;
  deleted?: boolean;
  /** Turns of a model that the platform allows the store in a day; null: as its settings say. */
  modelTurnsPerDay?: number | null;
}

/** The settings as they hold now. */
export function inForce({ settings, tightenedUntil }: VersionedSettings, now: number): Settings {
  return tightenedUntil && tightenedUntil > now ? { ...settings, orderLookup: 'number+contact' } : settings;
}

/** All defaults. */
export function defaultSettings(): Settings {
  return Settings.parse({});
}

/** Names of languages; a code that is none has none. */
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isLanguage(tag: string): boolean {
  try {
    return languageNames.of(new Intl.Locale(tag).language) !== undefined;
  } catch {
    return false;
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
