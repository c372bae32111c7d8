import { isRecord } from '../pages/change-of.ts';

/** What a file of the shop's seems to hold, before the service has said what it takes. */
export interface FeedRead {
  /** Lines as the service reads them: NDJSON. */
  text: string;
  lines: number;
}

/** Who and what was recognised among the lines that were taken. */
export interface Recognised {
  orders: number;
  products: number;
  places: number;
  people: number;
  /** The first three. */
  some: { order: string; name: string; total: number | null; currency: string }[];
}

/** A file as lines: NDJSON as it is, a JSON list with each of its entries on a line. Pure. */
export function feedIn(text: string): FeedRead {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const list = trimmed.startsWith('[') ? listIn(trimmed) : null;
  const lines = list ? list.map((entry) => JSON.stringify(entry)) : trimmed.split(/\r?\n/);
  return { text: lines.join('\n'), lines: lines.filter((line) => line.trim() !== '').length };
}

/** `wrong`: numbers of the lines that were not taken, from 1. Pure. */
export function recognisedIn({ text }: FeedRead, wrong: ReadonlySet<number>): Recognised {
  const entries = text.split('\n').flatMap((line, index) => {
    const entry = wrong.has(index + 1) ? null : entryIn(line);
    return entry ? [entry] : [];
  });
  const of = (type: string) => entries.filter((entry) => entry.type === type);
  const orders = of('order');
  const customers = orders.map(({ customer }) => (isRecord(customer) ? customer : {}));
  return {
    ...{ orders: orders.length, products: of('product').length, places: of('store').length },
    people: new Set(customers.map(({ id }) => String(id))).size,
    some: orders.slice(0, 3).map(({ id, total, currency }, index) => ({
      order: String(id),
      name: String(customers[index]?.name ?? ''),
      total: typeof total === 'number' ? total : null,
      currency: typeof currency === 'string' ? currency : 'EUR',
    })),
  };
}

function listIn(text: string): unknown[] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

function entryIn(line: string): { [name: string]: unknown } | null {
  try {
    const read: unknown = JSON.parse(line);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}
