import { batch, effect, signal } from '@preact/signals-core';
import type { Found, Me } from '../../src/console/protocol.ts';
import { Softphone } from './calls/softphone.ts';
import { Bulk } from './inbox/bulk.ts';
import { Desk } from './inbox/desk.ts';
import { entryFrom } from './inbox/from-desk.ts';
import { Mentions } from './inbox/mentions.ts';
import { Queue } from './inbox/queue.ts';
import { Blocks } from './person/blocks.ts';
import { Person } from './person/person.ts';
import { Tags } from './person/tags.ts';
import type { Platform } from './platform.ts';
import { Composer } from './thread/composer.ts';
import { FloorActs } from './thread/floor.ts';
import { Thread } from './thread/thread.ts';
import type { Api } from './transport/api.ts';
import { Sends } from './transport/sends.ts';

/** A thread on the screen, with all that is done in it. */
export interface OpenThread {
  customer: string;
  thread: Thread;
  floor: FloorActs;
  composer: Composer;
  person: Person;
  tags: Tags;
  blocks: Blocks;
}

/** What a signed-in person works with. */
export class Workspace {
  readonly #platform: Platform;
  readonly api: Api;
  readonly me: Me;
  readonly queue: Queue;
  readonly desk: Desk;
  readonly mentions: Mentions;
  /** Threads of the list that are selected. */
  readonly bulk: Bulk;
  readonly sends: Sends;
  readonly softphone: Softphone;
  readonly open = signal<OpenThread | null>(null);
  readonly #stop: () => void;
  readonly #stopCalls: () => void;

  constructor(platform: Platform, api: Api, me: Me) {
    this.#platform = platform;
    this.api = api;
    this.me = me;
    this.queue = new Queue(platform, me);
    this.desk = new Desk(platform, api);
    this.mentions = new Mentions(api);
    this.bulk = new Bulk(platform, api, () =>
      this.queue.rows.value.flatMap(({ entry, gone }) => (gone ? [] : [entry])),
    );
    this.sends = new Sends(platform, api, me.person.id);
    this.softphone = new Softphone(platform, api);
    this.#stopCalls = effect(() => this.queue.takesCalls(this.softphone.open.value));
    this.queue.listed = (view, after) =>
      api.get<Found>(`search?${new URLSearchParams({ view, ...(after === null ? {} : { after }) })}`);
    this.queue.onChange = () => this.desk.changed();
    this.desk.told = () => this.queue.connection.peek() === 'live';
    this.#stop = effect(() => {
      const page = this.desk.page.value;
      if (!page || this.queue.connection.value === 'live') return;
      const names = this.desk.names.value;
      const entries = page.waiting.map((one) => entryFrom(one, names.get(one.customer) ?? null));
      this.queue.offer(entries, entries.filter(({ state }) => state !== 'advisor').length);
    });
    void this.desk.refresh();
    void this.mentions.refresh();
  }

  /** Opens a thread, or none. */
  show(customer: string | null): void {
    const before = this.open.peek();
    if ((before?.customer ?? null) === customer) return;
    batch(() => {
      before?.thread.end();
      this.open.value = customer === null ? null : this.#threadOf(customer);
    });
    this.queue.watching(customer);
    if (customer !== null) void this.mentions.seen(customer);
  }

  /** A note names this person: it is listed, or seen where they look at it. */
  async mentioned(customer: string): Promise<void> {
    await this.mentions.refresh();
    if (this.open.peek()?.customer === customer) await this.mentions.seen(customer);
  }

  end(): void {
    this.#stop();
    this.#stopCalls();
    this.softphone.end();
    this.open.peek()?.thread.end();
    this.open.value = null;
    this.queue.end();
    this.desk.end();
    this.sends.end();
  }

  #threadOf(customer: string): OpenThread {
    const world = { platform: this.#platform, api: this.api, me: this.me };
    const thread = new Thread(world, customer);
    const composer = new Composer(world, thread, this.sends, () =>
      this.queue.people.value.filter(({ id }) => id !== this.me.person.id),
    );
    void composer.channels.refresh();
    return {
      customer,
      thread,
      composer,
      floor: new FloorActs(world, thread),
      person: new Person(world, thread),
      tags: new Tags(world, thread),
      blocks: new Blocks(world, thread),
    };
  }
}
