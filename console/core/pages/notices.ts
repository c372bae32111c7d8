import { signal } from '@preact/signals-core';
import type {
  NoticeChanges,
  NoticesView,
  NoticeWay,
  Problem,
  QuietHours,
} from '../../../src/console/protocol.ts';
import type { Kept } from '../platform.ts';
import { Resource } from '../resource.ts';
import { faultUnder } from '../setup/places.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';

/** Where the id of this browser's subscription is kept: signing out takes it back. */
const PUSH_KEY = 'push';

/** Web push in this browser. */
export interface PushHere {
  /** `absent`: it has none; `denied`: the person said no to notifications. */
  state(): 'possible' | 'denied' | 'absent';
  /** Asks for leave and subscribes; null where leave was not given. */
  subscribe(key: string): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } } | null>;
  unsubscribe(): Promise<void>;
  /** What it is called in the person's list. */
  name(): string;
}

export type Browser = NoticesView['push']['browsers'][number];

const SETTINGS = ['threads', 'mail', 'webhook', 'quiet'] as const satisfies (keyof NoticeChanges)[];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** How the person is told while no console is before them. */
export class Notices {
  readonly #api: Api;
  readonly #push: PushHere;
  readonly #storage: Kept;
  readonly view: Resource<NoticesView>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);
  /** The secret of an address that was just named: nobody can read it again. */
  readonly secret = signal<string | null>(null);
  /** What came of the last test, by way. */
  readonly tried = signal<ReadonlyMap<NoticeWay, { ok: boolean; detail: string }>>(new Map());
  readonly denied = signal(false);
  /** The setting that was chosen last: what came of it is said there. Null: something else was done since. */
  readonly chosen = signal<keyof NoticeChanges | null>(null);

  constructor(api: Api, push: PushHere, storage: Kept) {
    this.#api = api;
    this.#push = push;
    this.#storage = storage;
    this.view = new Resource(() => api.get<NoticesView>('me/notices'));
    this.denied.value = push.state() === 'denied';
    void this.view.refresh();
  }

  /** Whether this browser could be told. */
  get isPossible(): boolean {
    return this.#push.state() !== 'absent';
  }

  /** This browser's entry in the list; null where it is not told. */
  get here(): Browser | null {
    const id = this.#storage.get(PUSH_KEY);
    return this.view.value?.push.browsers.find((one) => one.id === id) ?? null;
  }

  /** What is chosen is shown at once, and taken back where the service says no. */
  async choose(changes: NoticeChanges): Promise<boolean> {
    const before = this.view.value;
    const { threads = before?.threads, mail = before?.mail } = changes;
    if (before && threads && mail !== undefined) this.view.set({ ...before, threads, mail });
    const done = await this.#do(() => this.#api.patch<NoticesView>('me/notices', changes));
    if (!done && before) this.view.set(before);
    this.chosen.value = SETTINGS.find((setting) => setting in changes) ?? null;
    return done;
  }

  /** Why what was chosen of a setting was refused. */
  faultAt(setting: keyof NoticeChanges): string | null {
    return faultUnder(this.problem.value, setting);
  }

  setQuiet(quiet: QuietHours | null): Promise<boolean> {
    return this.choose({ quiet });
  }

  /** This browser is told from now on. */
  addHere(): Promise<boolean> {
    return this.#do(async () => {
      const before = this.view.value;
      const subscription = before && (await this.#push.subscribe(before.push.key));
      this.denied.value = subscription === null;
      if (!before || !subscription) return before;
      const body = { ...subscription, name: this.#push.name() };
      const after = await this.#api.post<NoticesView>('me/notices/browsers', body);
      const known = new Set(before.push.browsers.map(({ id }) => id));
      const own = after.push.browsers.find(({ id }) => !known.has(id));
      if (own) this.#storage.set(PUSH_KEY, own.id);
      return after;
    });
  }

  forget({ id }: Browser): Promise<boolean> {
    return this.#do(async () => {
      if (this.#storage.get(PUSH_KEY) === id) {
        await this.#push.unsubscribe();
        this.#storage.remove(PUSH_KEY);
      }
      return this.#api.delete<NoticesView>(`me/notices/browsers/${id}`);
    });
  }

  /** Sends something real; the receipt stands beside the way, and in the list. */
  test(way: NoticeWay): Promise<boolean> {
    return this.#do(async () => {
      const receipt = await this.#api.post<{ ok: boolean; detail: string }>('me/notices/test', { way });
      this.tried.value = new Map(this.tried.value).set(way, receipt);
      return this.#api.get<NoticesView>('me/notices');
    });
  }

  #do(run: () => Promise<NoticesView | null>): Promise<boolean> {
    this.chosen.value = null;
    return acting(this, async () => {
      const view = await run();
      if (!view) return;
      const { secret = null, ...shown } = view;
      if (secret !== null || shown.webhook === null) this.secret.value = secret;
      this.view.set(shown);
    });
  }
}
