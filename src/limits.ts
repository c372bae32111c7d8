import type { Settings } from './settings.ts';

/*
 * Every limit there is: what is counted, per what, how many, within which time. A limit is counted where what
 * it is counted by has its home: at the edge by Cloudflare's rate limiting bindings (numbers in
 * wrangler.toml), in an Address object what one mailbox, number or network does over all visitors, in the
 * customer's object what one session does, in the Store what is the store's.
 */

/** One limit. `ms`: the time it is counted over; null for what is counted as long as it is kept. */
export interface Limit {
  counted: string;
  per: string;
  most: number;
  ms: number | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The limits that are the same in every store. */
export const LIMITS = {
  codeTries: { counted: 'wrong codes', per: 'code', most: 3, ms: null },
  wrongCodes: { counted: 'wrong codes', per: 'address, over all visitors', most: 6, ms: HOUR },
  hellos: { counted: 'hellos', per: 'chat session', most: 60, ms: MINUTE },
  frames: { counted: 'frames', per: 'chat session', most: 240, ms: MINUTE },
  sockets: { counted: 'open sockets', per: 'chat session', most: 20, ms: null },
  testimonyOfOne: { counted: 'events of testimony', per: 'visitor and owner', most: 300, ms: null },
  testimonyOfOneBytes: { counted: 'bytes of testimony', per: 'visitor and owner', most: 200_000, ms: null },
  testimony: { counted: 'events of testimony', per: 'owner, over all visitors', most: 3_000, ms: null },
  testimonyBytes: {
    counted: 'bytes of testimony',
    per: 'owner, over all visitors',
    most: 2_000_000,
    ms: null,
  },
  suggestions: { counted: 'suggested links', per: 'owner', most: 100, ms: null },
  deskPerNetwork: { counted: 'strangers in their order on the desk', per: 'network', most: 20, ms: null },
  uploadedBySilent: {
    counted: 'megabytes uploaded',
    per: 'chat session that has said nothing',
    most: 15,
    ms: HOUR,
  },
  uploadedBySession: { counted: 'megabytes uploaded', per: 'chat session', most: 60, ms: HOUR },
  uploadedByNetwork: { counted: 'megabytes uploaded', per: 'network', most: 150, ms: HOUR },
  uploadedBySite: { counted: 'megabytes uploaded', per: 'site of networks', most: 450, ms: HOUR },
  uploadedToStore: { counted: 'megabytes uploaded', per: 'store', most: 2_000, ms: HOUR },
  acknowledged: { counted: 'acknowledgements', per: 'mailbox of an unproven sender', most: 1, ms: DAY },
  acknowledgedInStore: {
    counted: 'acknowledgements',
    per: 'store, over all unproven senders',
    most: 100,
    ms: DAY,
  },
  mailboxes: { counted: 'mailboxes, proven or asked for', per: 'store', most: 5, ms: null },
  mailboxCodes: { counted: 'codes sent to prove a mailbox', per: 'store', most: 10, ms: DAY },
  mailboxCodesOfOne: {
    counted: 'codes sent to prove a mailbox',
    per: 'mailbox, over all stores',
    most: 3,
    ms: HOUR,
  },
  rehearsals: { counted: 'scenarios played to try settings', per: 'store', most: 2_000, ms: DAY },
  people: { counted: 'people', per: 'store', most: 1_000, ms: null },
  passkeys: { counted: 'passkeys', per: 'person', most: 20, ms: null },
  signInCodes: { counted: 'codes to sign in', per: 'person', most: 5, ms: HOUR },
  notices: { counted: 'notices of threads that wait', per: 'person', most: 120, ms: HOUR },
  mailsOfStore: { counted: 'mails sent', per: 'store that the platform hosts', most: 10_000, ms: DAY },
  unclaimed: { counted: 'unclaimed of one kind', per: 'store', most: 200, ms: DAY },
  unclaimedNoise: { counted: 'unclaimed reports of one kind', per: 'store', most: 20, ms: DAY },
} as const satisfies Record<string, Limit>;

/**
 * How many visitors' attempts a network has, and the site around it: several people are behind one, and many
 * behind the other.
 */
const VISITORS_BEHIND = { network: 4, site: 12 };
const NETWORKS_BEHIND_SITE = VISITORS_BEHIND.site / VISITORS_BEHIND.network;

/** The limits that a store's settings say. */
export function storeLimits(settings: Settings['limits']) {
  const { lookups, lookupsPerHour, codes } = settings;
  const counted = 'order numbers tried in vain';
  const turns = { counted: 'turns of a model', ms: DAY };
  const { modelTurnsPerNetwork, modelTurnsOfStrangers, modelTurnsPerCustomer } = settings;
  return {
    lookups: { counted, per: 'address or mailbox', most: lookups, ms: HOUR },
    lookupsOfNetwork: { counted, per: 'network', most: lookups * VISITORS_BEHIND.network, ms: HOUR },
    lookupsOfSite: { counted, per: 'site of networks', most: lookups * VISITORS_BEHIND.site, ms: HOUR },
    lookupsOfStore: { counted, per: 'store, which then asks for more', most: lookupsPerHour, ms: HOUR },
    codesAsked: { counted: 'codes asked for', per: 'visitor', most: codes, ms: HOUR },
    codesSent: { counted: 'codes sent', per: 'address, over all visitors', most: codes, ms: HOUR },
    messages: { counted: 'messages', per: 'chat session', most: settings.messagesPerMinute, ms: MINUTE },
    answered: {
      counted: 'messages with an answer',
      per: 'customer',
      most: settings.messagesPerHour,
      ms: HOUR,
    },
    modelTurnsOfNetwork: { ...turns, per: 'network of strangers', most: modelTurnsPerNetwork },
    modelTurnsOfSite: {
      ...turns,
      per: 'site of networks of strangers',
      most: modelTurnsPerNetwork * NETWORKS_BEHIND_SITE,
    },
    modelTurnsOfStrangers: { ...turns, per: 'store, over all strangers', most: modelTurnsOfStrangers },
    modelTurnsOfCustomer: { ...turns, per: 'customer', most: modelTurnsPerCustomer },
    replies: { counted: 'answers', per: 'mail thread', most: settings.repliesPerHour, ms: HOUR },
  } satisfies Record<string, Limit>;
}

/** True when so many were counted within the limit's time before `now` that one more is too many. */
export function isSpent(
  times: readonly number[],
  { most, ms }: Pick<Limit, 'most' | 'ms'>,
  now: number,
): boolean {
  return times.filter((at) => ms === null || now - at < ms).length >= most;
}

/** The rate limiting bindings. A configuration without one has no such limit. */
export interface Limiters {
  /** New chat sessions, by network. */
  SESSIONS_PER_NETWORK?: RateLimit;
  /** New chat sessions, by the site around an IPv6 network, which one subscriber of a hoster has whole. */
  SESSIONS_PER_SITE?: RateLimit;
  /** New chat sessions, by store: counted for those alone that their network and site let pass. */
  SESSIONS_PER_STORE?: RateLimit;
  /** Uploads, by session and by network. */
  UPLOADS?: RateLimit;
  /** Calls of the API, by store. */
  API_PER_STORE?: RateLimit;
  /** What was refused for its credentials, or named a store that is none, by network. */
  REFUSALS_PER_NETWORK?: RateLimit;
  /** Order numbers that opened nothing, and one-time codes that were asked for, by network. */
  LOOKUPS_PER_NETWORK?: RateLimit;
}

/** Seconds after which a limit has forgotten: the bindings' period. */
export const LIMIT_PERIOD = 60;

/**
 * Counts one, and says whether it is still within the limit. Without binding or key nothing is counted; a
 * limiter that fails closes no door.
 */
export async function within(limiter: RateLimit | undefined, key: string | null): Promise<boolean> {
  if (!limiter || key === null) return true;
  try {
    return (await limiter.limit({ key })).success;
  } catch {
    return true;
  }
}
