import { computed, signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { faultUnder } from '../setup/places.ts';
import { acting } from '../transport/acting.ts';
import type { Api } from '../transport/api.ts';
import { type FieldName, type Json, minorUnitsOf, patchAt, patchIn, together, valueAt } from './change-of.ts';
import type { TestResult } from './tests.ts';

/** Settings for a kind of company. */
export interface Preset {
  id: string;
  title: string;
  description: string;
  settings: Json;
}

interface Ready {
  settings: Json;
  etag: string | null;
  presets: Preset[];
  /** The tests by id, those that every store has first. */
  tests: { id: string; goal: string }[];
}

/** How one test went with the change. */
export type Trial = Omit<TestResult, 'at'>;

/** Tests that are played at the same time. */
const SIDE_BY_SIDE = 3;

/** A change of the settings: written, tried with the store's tests, then published. */
export class Change {
  readonly #api: Api;
  readonly read: Resource<Ready>;
  readonly preset = signal('');
  readonly fields = signal<Partial<Record<FieldName, unknown>>>({});
  /** Anything else, as a merge patch in JSON. */
  readonly more = signal('');
  readonly why = signal('');
  /** Results that have come, and of which change they are. */
  readonly trials = signal<readonly Trial[]>([]);
  readonly #tried = signal<string | null>(null);
  readonly published = signal(false);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.read = new Resource(async () => {
      const [{ value: settings, etag }, { presets }, { ready, scenarios }] = await Promise.all([
        api.getVersioned<Json>('settings'),
        api.get<{ presets: Preset[] }>('presets'),
        api.get<{ ready?: Ready['tests']; scenarios: { scenario: Ready['tests'][number] }[] }>('scenarios'),
      ]);
      const own = scenarios.map(({ scenario: { id, goal } }) => ({ id, goal }));
      return { settings, etag, presets, tests: [...(ready ?? []), ...own] };
    });
    void this.read.refresh();
  }

  /** The change as a merge patch; null where what was written beside the fields is no JSON object. */
  readonly patch = computed<Json | null>(() => {
    const more = patchIn(this.more.value);
    const chosen = this.read.value?.presets.find(({ id }) => id === this.preset.value);
    const fields = Object.entries(this.fields.value).map(([place, value]) => patchAt(place, value));
    return more && [chosen?.settings ?? {}, ...fields, more].reduce(together, {});
  });

  readonly isEmpty = computed(() => Object.keys(this.patch.value ?? {}).length === 0);

  /** `no`: it was not tried as it stands. */
  readonly tried = computed<'no' | 'running' | 'holds' | 'breaks'>(() => {
    if (this.#tried.value !== JSON.stringify(this.patch.value)) return 'no';
    const { length } = this.read.value?.tests ?? [];
    if (this.trials.value.length < length) return this.busy.value ? 'running' : 'no';
    return this.trials.value.some(({ state }) => state === 'fails') ? 'breaks' : 'holds';
  });

  /** What stands in a field: as it is wanted, else as the preset has it, else as it is. */
  valueOf(field: FieldName): unknown {
    return valueAt(this.patch.value, field) ?? valueAt(this.read.value?.settings, field);
  }

  /** Minor units of one unit of the store's currency. */
  get minorUnits(): number {
    return minorUnitsOf(
      valueAt(this.patch.value, 'currency') ?? valueAt(this.read.value?.settings, 'currency'),
    );
  }

  set(field: FieldName, value: unknown): void {
    this.published.value = false;
    this.fields.value = { ...this.fields.value, [field]: value };
  }

  choose(preset: string): void {
    this.published.value = false;
    this.preset.value = preset;
    this.fields.value = {};
  }

  /** Why the value of a field was refused; null where it was not. */
  faultAt(field: FieldName): string | null {
    return faultUnder(this.problem.value, field);
  }

  /** Plays every test with the change, some at a time. What is refused ends it. */
  try(): Promise<boolean> {
    const change = this.patch.value;
    const waiting = [...(this.read.value?.tests ?? [])];
    if (change === null) return Promise.resolve(false);
    return acting(this, async () => {
      this.trials.value = [];
      this.#tried.value = JSON.stringify(change);
      const next = async (): Promise<void> => {
        const test = waiting.shift();
        if (!test) return;
        const result = await this.#api.post<Trial>('settings/try', { scenario: test.id, change });
        this.trials.value = [...this.trials.value, result];
        await next();
      };
      try {
        await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
      } catch (error) {
        waiting.length = 0;
        this.#tried.value = null;
        throw error;
      }
    });
  }

  /** Makes it hold, unless somebody changed the settings since they were read. */
  publish(): Promise<boolean> {
    const change = this.patch.value;
    if (change === null) return Promise.resolve(false);
    return acting(this, async () => {
      const why = this.why.value.trim();
      const query = why ? `?${new URLSearchParams({ why })}` : '';
      await this.#api.patch(`settings${query}`, change, this.read.value?.etag ?? null);
      this.choose('');
      this.more.value = '';
      this.why.value = '';
      this.trials.value = [];
      this.published.value = true;
      await this.read.refresh();
    });
  }
}
