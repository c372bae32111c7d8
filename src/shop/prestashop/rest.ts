import { z } from 'zod';
import { lookup } from '../../lookup.ts';
import type { Beside } from '../remote/beside.ts';
import { callShop, type RemoteAnswer, type RemoteReach } from '../remote/caller.ts';
import { type Read, RemoteReader, readWire } from '../remote/reader.ts';
import { ShopUnavailable } from '../unavailable.ts';

export type When = 'soon' | 'now';

/** What a list is asked for by, beside the form of the answer. */
export type Asked = Readonly<Record<string, string>>;

/** PrestaShop's webservice, which is read only: lists of rows of one resource. */
export class PrestaRest {
  readonly #reach: RemoteReach;
  readonly #reader: RemoteReader;

  constructor(reach: RemoteReach, beside: Beside) {
    this.#reach = reach;
    this.#reader = new RemoteReader(reach, beside);
  }

  /** Rows as PrestaShop sorts them. Throws {@link ShopUnavailable}, also where the key may not read them. */
  async list<T>(
    resource: string,
    shape: z.ZodType<T>,
    asked: Asked,
    when: When = 'soon',
  ): Promise<Read<T[]>> {
    const path = pathOf(resource, asked);
    const read = await this.#reader.through(path, rowsOf(resource, shape), when, async () => {
      const answer = await callShop(this.#reach, { method: 'GET', path });
      if (answer.status === 200 && answer.json !== undefined) return answer.json;
      throw new ShopUnavailable(`The shop answered with HTTP ${answer.status} when asked for ${resource}.`);
    });
    return read ?? { value: [], at: 0, old: false, asked: false };
  }

  /** Rows as they are now, of which no copy is kept. */
  async rows<T>(resource: string, shape: z.ZodType<T>, path: string): Promise<T[]> {
    const answer = await callShop(this.#reach, { method: 'GET', path });
    if (answer.status !== 200 || answer.json === undefined)
      throw new ShopUnavailable(`The shop answered with HTTP ${answer.status} when asked for ${resource}.`);
    return readWire(rowsOf(resource, shape), answer.json);
  }

  /** One row at most, as it is answered. */
  trial(resource: string): Promise<RemoteAnswer> {
    return callShop(this.#reach, { method: 'GET', path: pathOf(resource, { display: 'full', limit: '1' }) });
  }
}

/** JSON must be asked for by each request: the webservice speaks XML else. */
function pathOf(resource: string, asked: Asked): string {
  return `/api/${resource}?${new URLSearchParams({ output_format: 'JSON', ...asked })}`;
}

/** `{"orders":[…]}`; where there is none, `[]`. */
function rowsOf<T>(resource: string, shape: z.ZodType<T>): z.ZodType<T[]> {
  return z.union([
    z.tuple([]).transform((): T[] => []),
    z.object({ [resource]: z.array(shape) }).transform((answer): T[] => lookup(answer, resource) ?? []),
  ]);
}

/** Any of these, exactly: what would be read as another filter is left out. */
export function anyOf(values: Iterable<string>): string {
  const plain = [...new Set(values)].map((value) => value.replace(/[[\]|,%]/g, '')).filter(Boolean);
  // An id of nothing: an empty filter would be none.
  return `[${plain.length > 0 ? plain.join('|') : '0'}]`;
}
