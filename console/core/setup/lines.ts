import type { Trouble } from '../inbox/desk.ts';
import { type Json, valueAt } from '../pages/change-of.ts';
import type { TestResult } from '../pages/tests.ts';
import { CHANNELS, type Mode, REST, rulesIn, tableOf } from './modes.ts';
import type { ShopSummary } from './shop.ts';

/** The lines of the checklist, in the order in which a store is set up. */
export const LINES = [
  'who',
  'kind',
  'shop',
  'knowledge',
  'policies',
  'chat',
  'email',
  'whatsapp',
  'phone',
  'people',
  'tests',
  'live',
] as const;
export type LineName = (typeof LINES)[number];

/** What the service says now, each null where it may not be read or did not answer. */
export interface Facts {
  settings: Json | null;
  /** Titles of the presets that were put over the settings, newest first, with when (ISO 8601). */
  presets: { title: string; at: string | null }[] | null;
  shop: ShopSummary | null;
  connections: { name: string; seen: { at: string; what: string } | null }[] | null;
  mailboxes: { address: string; provenAt: string | null }[] | null;
  articles: number | null;
  people: number | null;
  results: readonly Pick<TestResult, 'state' | 'at'>[] | null;
  /** Messages of the last thirty days, by channel. */
  messages: ReadonlyMap<string, number>;
  troubles: readonly Trouble[];
}

/** A text of the checklist by its key, with what stands in it. */
export interface Told {
  key: string;
  data: Record<string, string | number>;
}

export interface SetupLine {
  name: LineName;
  /** `unused`: put aside by the owner, who does not use that channel. */
  state: 'ok' | 'open' | 'broken' | 'unknown' | 'unused';
  /** What was seen last. */
  seen: Told[];
  /** What is wrong, or missing, and how it is mended. */
  mend: Told | null;
}

const told = (key: string, data: Told['data'] = {}): Told => ({ key, data });
const line = (
  name: LineName,
  state: SetupLine['state'],
  seen: Told[] = [],
  mend: Told | null = null,
): SetupLine => ({ name, state, seen, mend });

/** The service's own placeholders: whoever sees them has not been asked yet. */
const NO_NAME = 'Our store';
const NO_MAILBOX = 'support@store.example';
const NO_ADDRESS = '1 rue du Retour';

/** Each line checks itself by what the service says now. Pure. */
export function linesOf(facts: Facts): SetupLine[] {
  const { settings, articles, people } = facts;
  const text = (place: string) => String(valueAt(settings, place) ?? '');
  if (!settings) return LINES.map((name) => line(name, 'unknown'));
  const unused = unusedIn(settings);
  const lines = [
    whoLine(text, settings),
    kindLine(facts),
    shopLine(facts, text('shop.kind')),
    counted('knowledge', articles, 'articles'),
    policiesLine(text),
    channelLine(facts, 'chat', 'chat', originsOf(settings)),
    emailLine(facts, text('email.address'), text('email.via')),
    channelLine(facts, 'whatsapp', 'whatsapp', text('whatsapp.number') || text('whatsapp.phoneNumberId')),
    channelLine(facts, 'phone', 'voice', text('phone.number')),
    counted('people', people, 'people'),
    testsLine(facts),
    liveLine(settings),
  ];
  return lines.map((one) => {
    const channel = CHANNEL_OF.get(one.name);
    const isAside = one.state === 'open' && channel !== undefined && unused.includes(channel);
    return isAside ? line(one.name, 'unused') : one;
  });
}

/** The channel that a line of the checklist is about, as the settings call it. */
export const CHANNEL_OF: ReadonlyMap<LineName, string> = new Map([
  ...([
    ['chat', 'chat'],
    ['email', 'email'],
    ['whatsapp', 'whatsapp'],
    ['phone', 'voice'],
  ] as const),
]);

/** Channels that the store does not use. */
export function unusedIn(settings: Json | null | undefined): string[] {
  const unused = valueAt(settings, 'setup.unused');
  return Array.isArray(unused) ? unused.map(String) : [];
}

/** How far it is: lines that are ready, of those that are used. */
export function progressOf(lines: readonly SetupLine[]): { done: number; of: number } {
  return {
    done: lines.filter(({ state }) => state === 'ok').length,
    of: lines.filter(({ state }) => state !== 'unused').length,
  };
}

function whoLine(text: (place: string) => string, settings: Json): SetupLine {
  const name = text('name');
  const others = valueAt(settings, 'languages');
  const languages = [text('locale'), ...(Array.isArray(others) ? others : [])].join(', ');
  const seen = [told('who', { name, languages, zone: text('timeZone') })];
  return name === NO_NAME ? line('who', 'open', seen, told('who')) : line('who', 'ok', seen);
}

function kindLine({ presets }: Facts): SetupLine {
  if (!presets) return line('kind', 'unknown');
  const [last] = presets;
  return last
    ? line('kind', 'ok', [told('plain', { what: last.title }), ...at(last.at)])
    : line('kind', 'open', [], told('kind'));
}

function shopLine({ shop, connections, troubles }: Facts, kind: string): SetupLine {
  const broken = troubles.find(({ channel }) => channel === 'shop');
  if (broken) return line('shop', 'broken', at(broken.since), told('plain', { what: broken.reason }));
  if (!shop) return line('shop', 'unknown');
  if (shop.held) {
    const { orders, people } = shop.held;
    return orders > 0
      ? line('shop', 'ok', [told('orders', { orders, people })])
      : line('shop', 'open', [], told('shop'));
  }
  const seen = connections?.find(({ name }) => name === kind)?.seen;
  return seen
    ? line('shop', 'ok', [told('plain', { what: `${kind}: ${seen.what}` }), ...at(seen.at)])
    : line('shop', 'open', [told('plain', { what: kind })], told('shopUntried'));
}

function policiesLine(text: (place: string) => string): SetupLine {
  const seen = [told('policies', { days: text('returns.windowDays') })];
  return text('returns.address.line1') === NO_ADDRESS
    ? line('policies', 'open', seen, told('policies'))
    : line('policies', 'ok', seen);
}

function originsOf(settings: Json): string {
  const origins = valueAt(settings, 'origins');
  return Array.isArray(origins) ? origins.join(', ') : '';
}

/** A channel is ready where it has an address, or somebody came by it. */
function channelLine(
  { troubles, messages }: Facts,
  name: LineName,
  channel: string,
  where: string,
): SetupLine {
  const n = messages.get(channel) ?? 0;
  const seen = [
    ...(where ? [told('plain', { what: where })] : []),
    ...(n > 0 ? [told('messages', { n })] : []),
  ];
  const broken = troubles.find((one) => one.channel === channel);
  if (broken) return line(name, 'broken', seen, told('plain', { what: broken.reason }));
  return seen.length > 0 ? line(name, 'ok', seen) : line(name, 'open', [], told(name));
}

function emailLine(facts: Facts, address: string, via: string): SetupLine {
  if (address === NO_MAILBOX) return line('email', 'open', [], told('email'));
  const plain = channelLine(facts, 'email', 'email', address);
  if (plain.state === 'broken') return plain;
  const connection = facts.connections?.find(({ name }) => name === via);
  if (via !== 'cloudflare' && !connection)
    return { ...plain, state: 'broken', mend: told('emailUnconnected', { via }) };
  const mailbox = facts.mailboxes?.find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (mailbox && mailbox.provenAt === null)
    return { ...plain, state: 'open', mend: told('emailUnproven', { address }) };
  return { ...plain, seen: [...plain.seen, ...at(connection?.seen?.at ?? null)] };
}

function counted(name: 'knowledge' | 'people', n: number | null, key: string): SetupLine {
  if (n === null) return line(name, 'unknown');
  return n > 0 ? line(name, 'ok', [told(key, { n })]) : line(name, 'open', [], told(name));
}

function testsLine({ results }: Facts): SetupLine {
  if (!results) return line('tests', 'unknown');
  const of = (state: TestResult['state']) => results.filter((one) => one.state === state).length;
  const last =
    results
      .map((one) => one.at)
      .sort()
      .at(-1) ?? null;
  const seen = [told('tests', { passes: of('passes'), fails: of('fails') }), ...at(last)];
  if (results.length === 0) return line('tests', 'open', [], told('tests'));
  return of('fails') > 0 ? line('tests', 'broken', seen, told('testsFail')) : line('tests', 'ok', seen);
}

/** What the rest of the questions gets, channel by channel. */
export function decidedModes(settings: Json): { channel: string; mode: Mode }[] | null {
  const rules = rulesIn(valueAt(settings, 'modes'));
  const isSaid = CHANNELS.every((channel) =>
    rules.some((rule) => rule.intent === REST && (rule.channel === channel || rule.channel === '*')),
  );
  const rest = tableOf(rules).get(REST);
  return isSaid && rest ? CHANNELS.map((channel) => ({ channel, mode: rest[channel] })) : null;
}

function liveLine(settings: Json): SetupLine {
  const modes = decidedModes(settings);
  if (!modes) return line('live', 'open', [], told('live'));
  const seen = modes.map(({ channel, mode }) => told(`mode_${mode}`, { channel }));
  return modes.some(({ mode }) => mode !== 'off')
    ? line('live', 'ok', seen)
    : line('live', 'open', seen, told('liveOff'));
}

function at(time: string | null): Told[] {
  return time ? [told('at', { time })] : [];
}
