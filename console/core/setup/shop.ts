import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { acting } from '../transport/acting.ts';
import { type Api, Refused } from '../transport/api.ts';
import { type FeedRead, feedIn, type Recognised, recognisedIn } from './feed.ts';
import { faultUnder } from './places.ts';
import type { StoreSettings } from './settings.ts';

/** `GET shop`. */
export interface ShopSummary {
  kind: string;
  held: {
    orders: number;
    people: number;
    products: number;
    newest: { id: string; name: string; at: string }[];
  } | null;
}

/** What a CSV was found to hold, of which nothing is taken yet. */
export interface Looked extends Taken {
  text: string;
}

/** What came of a file. */
export interface Taken {
  file: string;
  recognised: Recognised;
  /** Lines that were not taken, and why; the first hundred. */
  rejected: { line: number; message: string }[];
  wrong: number;
}

/** What each system is reached by; a secret is typed, and never shown again. */
export const SYSTEMS = {
  shopify: { shop: 'text', clientId: 'text', clientSecret: 'secret' },
  woocommerce: { url: 'text', key: 'secret', secret: 'secret' },
  prestashop: { url: 'text', key: 'secret' },
  http: { url: 'text', secret: 'secret' },
} as const satisfies Record<string, Record<string, 'text' | 'secret'>>;
export type System = keyof typeof SYSTEMS;

interface ShopConnection {
  name: string;
  seen: { at: string; what: string } | null;
  [field: string]: unknown;
}

/** Where the store's orders are: brought in as a file, or read from the shop's own system. */
export class ShopData {
  readonly #api: Api;
  readonly #settings: StoreSettings;
  readonly summary: Resource<ShopSummary>;
  readonly connections: Resource<ShopConnection[]>;
  readonly taken = signal<Taken | null>(null);
  readonly looked = signal<Looked | null>(null);
  readonly receipt = signal<{ ok: boolean; detail: string } | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api, settings: StoreSettings) {
    this.#api = api;
    this.#settings = settings;
    this.summary = new Resource(() => api.get<ShopSummary>('shop'));
    this.connections = new Resource(async () => {
      const { connections } = await api.get<{ connections: ShopConnection[] }>('connections');
      return connections.filter(({ name }) => Object.hasOwn(SYSTEMS, name));
    });
    void this.summary.refresh();
    void this.connections.refresh();
  }

  /** Brings a file in. Lines that are wrong are told with their reasons; the others are taken. */
  take(file: string, text: string): Promise<boolean> {
    [this.taken.value, this.looked.value] = [null, null];
    return acting(this, async () => {
      const feed = feedIn(text);
      const { rejected, wrong } = await this.#import(feed);
      const recognised = recognisedIn(feed, new Set(rejected.map(({ line }) => line)));
      this.taken.value = { file, recognised, rejected, wrong };
      void this.summary.refresh();
    });
  }

  /** Has the service look at a CSV: what it holds is shown before it is sent. */
  look(file: string, text: string): Promise<boolean> {
    [this.taken.value, this.looked.value] = [null, null];
    return acting(this, async () => {
      const { recognised = NOTHING, ...told } = await this.#csv('import?dryRun=true', text);
      this.looked.value = { file, text, recognised, ...told };
    });
  }

  /** Brings in what was looked at. */
  takeLooked(): Promise<boolean> {
    const { value } = this.looked;
    if (!value) return Promise.resolve(false);
    return acting(this, async () => {
      const { rejected, wrong } = await this.#csv('import', value.text);
      this.taken.value = { file: value.file, recognised: value.recognised, rejected, wrong };
      this.looked.value = null;
      void this.summary.refresh();
    });
  }

  /** Keeps what the system is reached by, tries it, and reads orders there from now on when it answers. */
  connect(name: System, fields: Readonly<Record<string, string>>): Promise<boolean> {
    this.receipt.value = null;
    return acting(this, async () => {
      const given = Object.entries(fields).filter(([, value]) => value !== '');
      await this.#api.put(`connections/${name}`, Object.fromEntries(given));
      await this.#try(name);
      if (this.receipt.value?.ok) await this.#read(name);
    });
  }

  /** Sends something real through a connection that is kept. */
  test(name: System): Promise<boolean> {
    return acting(this, () => this.#try(name));
  }

  /** Orders are kept here again. */
  keepHere(): Promise<boolean> {
    return acting(this, () => this.#read('embedded'));
  }

  /** Why a field of a connection was refused. */
  faultAt(field: string): string | null {
    return faultUnder(this.problem.value, field);
  }

  async #try(name: System): Promise<void> {
    this.receipt.value = await this.#api.post<{ ok: boolean; detail: string }>(
      `connections/${name}/test`,
      {},
    );
    void this.connections.refresh();
  }

  async #read(kind: string): Promise<void> {
    await this.#settings.save(new Map([['shop.kind', kind]]), 'where the orders are');
    void this.summary.refresh();
  }

  #import({ text }: FeedRead): Promise<Read> {
    return this.#send('import', 'application/x-ndjson', text);
  }

  #csv(path: string, text: string): Promise<Read> {
    return this.#send(path, 'text/csv', text);
  }

  async #send(path: string, type: string, text: string): Promise<Read> {
    try {
      const { errors, wrong, recognised } = await this.#api.send<{
        errors: Taken['rejected'];
        wrong?: number;
        recognised?: Recognised;
      }>(path, type, text);
      return { rejected: errors, wrong: wrong ?? errors.length, ...(recognised ? { recognised } : {}) };
    } catch (error) {
      // A file of which nothing can be read is refused whole, line by line.
      const lines = error instanceof Refused ? linesOf(error.problem) : [];
      if (lines.length === 0) throw error;
      return { rejected: lines, wrong: lines.length };
    }
  }
}

type Read = Pick<Taken, 'rejected' | 'wrong'> & { recognised?: Recognised };

const NOTHING: Recognised = { orders: 0, products: 0, places: 0, people: 0, some: [] };

function linesOf({ errors = [] }: Problem): Taken['rejected'] {
  return errors.flatMap(({ at, message }) => {
    const named = /^line (\d+)$/.exec(at);
    return named ? [{ line: Number(named[1]), message }] : [];
  });
}
