import { batch, computed, signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { type Json, patchAt, together, valueAt } from '../pages/change-of.ts';
import { acting } from '../transport/acting.ts';
import { faultUnder, isUnder } from './places.ts';
import type { Edits, StoreSettings } from './settings.ts';

/** `back`: the last saving was taken back. */
export type FormState = 'kept' | 'changed' | 'saved' | 'back';

/** Settings that are filled in together: what is written, why it was refused, saved, and taken back. */
export class SettingsForm {
  readonly #store: StoreSettings;
  readonly #why: string;
  readonly #onChange: () => void;
  readonly #edits = signal<Edits>(new Map());
  readonly #done = signal<'saved' | 'back' | null>(null);
  /** Places of the fields that are shown: a fault of another place stands at the button. */
  readonly #shown = new Set<string>();
  readonly undoable = signal<number | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  /** `why` stands in the history of the settings. */
  constructor(store: StoreSettings, why: string, onChange: () => void = () => {}) {
    this.#store = store;
    this.#why = why;
    this.#onChange = onChange;
  }

  get settings(): Json {
    return this.#store.read.value?.settings ?? {};
  }

  /** What is written and not saved, as a merge patch. */
  readonly patch = computed<Json>(() =>
    [...this.#edits.value].map(([place, value]) => patchAt(place, value)).reduce(together, {}),
  );

  readonly state = computed<FormState>(() => {
    if (this.#edits.value.size > 0) return 'changed';
    return this.#done.value ?? 'kept';
  });

  /** As it is written, else as it holds. */
  valueOf(place: string): unknown {
    const edits = this.#edits.value;
    return edits.has(place) ? edits.get(place) : valueAt(this.settings, place);
  }

  /** Writes a value; one that holds anyway is no change. */
  set(place: string, value: unknown): void {
    const edits = new Map(this.#edits.value);
    if (JSON.stringify(value) === JSON.stringify(valueAt(this.settings, place))) edits.delete(place);
    else edits.set(place, value);
    batch(() => {
      this.#edits.value = edits;
      this.#done.value = null;
      const left = this.problem.value?.errors?.filter(({ at }) => !isUnder(at, place));
      if (this.problem.value && left)
        this.problem.value = left.length ? { ...this.problem.value, errors: left } : null;
    });
  }

  show(place: string): void {
    this.#shown.add(place);
  }

  /** Why the value at a place was refused; null where it was not. */
  faultAt(place: string): string | null {
    return faultUnder(this.problem.value, place);
  }

  /** What was refused, without what stands at its field. `fields`: how many fields say why. */
  get refusal(): { fields: number; rest: Problem | null } | null {
    const problem = this.problem.value;
    if (!problem) return null;
    const errors = problem.errors ?? [];
    const elsewhere = errors.filter(({ at }) => ![...this.#shown].some((place) => isUnder(at, place)));
    const isAllShown = errors.length > 0 && elsewhere.length === 0;
    return {
      fields: errors.length - elsewhere.length,
      rest: isAllShown ? null : { ...problem, errors: elsewhere },
    };
  }

  save(): Promise<boolean> {
    return this.#change('saved', () => this.#store.save(this.#edits.value, this.#why));
  }

  preset(id: string): Promise<boolean> {
    return this.#change('saved', () => this.#store.preset(id));
  }

  takeBack(): Promise<boolean> {
    const version = this.undoable.value;
    if (version === null) return Promise.resolve(false);
    return this.#change('back', () => this.#store.revert(version));
  }

  drop(): void {
    this.#edits.value = new Map();
    this.problem.value = null;
  }

  #change(done: 'saved' | 'back', run: () => Promise<void>): Promise<boolean> {
    return acting(this, async () => {
      const before = this.#store.version;
      await run();
      batch(() => {
        this.#edits.value = new Map();
        this.undoable.value = done === 'saved' ? before : null;
        this.#done.value = done;
      });
      this.#onChange();
    });
  }
}
