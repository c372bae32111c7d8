import { Scenario } from './scenario.ts';

/** One row of the structured memory, as far as a scenario looks. */
interface Said {
  timestamp: string;
  channel: Scenario['steps'][number]['channel'];
  author: string;
  text: string;
  detected_intent: string | null;
  entities: { orders?: readonly string[] };
  resolution_achieved: string | null;
  assurance: string;
}

/** An order that was spoken of, as it stands now. Times are ISO 8601. */
interface SpokenOf {
  id: string;
  status: string;
  shippedAt?: string | null | undefined;
  deliveredAt?: string | null | undefined;
  items: readonly { price: number }[];
  returns: readonly unknown[];
  exchanges: readonly { status: string }[];
  refunds: readonly unknown[];
}

/** What is somebody's own in a text: addresses, telephones. */
const NAMED: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '{email}'],
  [/\+?\d[\d\s().-]{8,}\d/g, '{phone}'],
];
const DAY = 86_400_000;

/**
 * A scenario from a real thread, oldest words first: what the customer said, channel by channel, with the names
 * taken out, over an order that stood as theirs did. What is expected is what came of it then: a person looks
 * at it before it counts. Null where the customer said nothing in words.
 */
export function scenarioFrom(
  exchanges: readonly Said[],
  { id, name, language, addresses = [], orders = [] }: Origin,
): Scenario | null {
  const said = exchanges.filter(({ author, text }) => author === 'customer' && text.trim() !== '');
  const named = [...new Set(exchanges.flatMap(({ entities }) => entities.orders ?? []))];
  const plain = withoutNames(named, [...partsOf(name ?? ''), ...addresses.flatMap(namesIn)]);
  const steps: Scenario['steps'] = [];
  for (const { channel, assurance, text } of said) {
    const as = assurance === 'anonymous' || assurance === 'claimed' ? 'stranger' : 'known';
    const last = steps.at(-1);
    const line = plain(text).slice(0, 5_000);
    if (last?.channel === channel && last.as === as) last.lines.push(line);
    else steps.push({ channel, as, lines: [line] });
  }
  const [first] = said;
  if (!first) return null;
  const wanted = said.find(({ detected_intent }) => detected_intent)?.detected_intent ?? 'other';
  const [order, other] = named.map((one) => orders.find((given) => given.id === one));
  return Scenario.parse({
    id: `thread-${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 80),
    goal: `${wanted.replaceAll('_', ' ')}, as it was asked for once`,
    language: Scenario.shape.language.safeParse(language?.slice(0, 2)).data,
    // What one scenario holds.
    steps: steps.slice(0, 20).map((step) => ({ ...step, lines: step.lines.slice(0, 50) })),
    ...(order ? { order: asItStood(order, first.timestamp) } : {}),
    ...(named.length > 1 ? { other: other ? asItStood(other, first.timestamp) : {} } : {}),
    expect: {
      handover: exchanges.some(({ resolution_achieved }) => resolution_achieved === 'escalated'),
      ...(order ? { order: cameOf(order) } : {}),
    },
  });
}

interface Origin {
  id: string;
  name: string | null;
  /** BCP 47; null where it is not known. */
  language?: string | null;
  /** Email addresses: many hold a name that the shop does not know. */
  addresses?: readonly string[];
  orders?: readonly SpokenOf[];
}

function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((part) => part.length > 1);
}

/** `sophie.martin@…` names two; `contact@…` is nobody's name. */
function namesIn(address: string): string[] {
  const parts = address.slice(0, Math.max(0, address.indexOf('@'))).split(/[._]/);
  const words = parts.filter((part) => /^\p{L}{2,}$/u.test(part));
  return words.length > 1 ? words : [];
}

function withoutNames(orders: readonly string[], names: readonly string[]): (text: string) => string {
  const own = names.map(
    (part) => new RegExp(`(?<!\\p{L})${part.replaceAll(/[^\p{L}\p{N}]/gu, '.')}(?!\\p{L})`, 'giu'),
  );
  return (text) => {
    let line = text;
    for (const [n, order] of orders.entries()) line = line.replaceAll(order, n === 0 ? '{order}' : '{other}');
    for (const [pattern, by] of NAMED) line = line.replaceAll(pattern, by);
    for (const pattern of own) line = line.replaceAll(pattern, '{firstName}');
    return line;
  };
}

/** How an order stood when it was first spoken of. */
function asItStood({ shippedAt, deliveredAt, items }: SpokenOf, at: string): Scenario['order'] {
  const before = (time: string | null | undefined) => Boolean(time && Date.parse(time) <= Date.parse(at));
  const age = deliveredAt ? Math.floor((Date.parse(at) - Date.parse(deliveredAt)) / DAY) : 0;
  return {
    status: before(deliveredAt) ? 'delivered' : before(shippedAt) ? 'shipped' : 'pending',
    daysAgo: Math.min(400, Math.max(0, age)),
    price: Math.max(100, items[0]?.price ?? 8_700),
    two: items.length > 1,
  };
}

function cameOf({ status, returns, exchanges, refunds }: SpokenOf): NonNullable<Scenario['expect']['order']> {
  return {
    returns: returns.length,
    exchanges: exchanges.length,
    refunds: refunds.length,
    cancelled: status === 'cancelled',
  };
}
