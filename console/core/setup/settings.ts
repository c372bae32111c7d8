import type { Json } from '../pages/change-of.ts';
import { Resource } from '../resource.ts';
import { type Api, Refused } from '../transport/api.ts';
import { putAt } from './places.ts';

interface Kept {
  settings: Json;
  etag: string | null;
}

/** Values by their places (`returns.windowDays`). */
export type Edits = ReadonlyMap<string, unknown>;

/** The store's settings as they are, for every form of the set-up: what one saves the others see. */
export class StoreSettings {
  readonly #api: Api;
  readonly read: Resource<Kept>;

  constructor(api: Api) {
    this.#api = api;
    this.read = new Resource(async () => {
      const { value: settings, etag } = await api.getVersioned<Json>('settings');
      return { settings, etag };
    });
    void this.read.refresh();
  }

  /** The version that holds; null while it is not known. */
  get version(): number | null {
    const named = /^(?:W\/)?"(\d+)"$/.exec(this.read.value?.etag ?? '');
    return named ? Number(named[1]) : null;
  }

  /**
   * Puts values in their places; where somebody else changed the settings meanwhile, into theirs. Null is a value (shipping that
   * is never free), which a merge patch cannot say. Throws what the service refuses.
   */
  async save(edits: Edits, why: string): Promise<void> {
    try {
      await this.#put(edits, why);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 412) throw error;
      await this.read.refresh();
      await this.#put(edits, why);
    }
    await this.read.refresh();
  }

  async preset(id: string): Promise<void> {
    await this.#api.post(`presets/${encodeURIComponent(id)}/apply`, {});
    await this.read.refresh();
  }

  /** Back to how they were. */
  async revert(version: number): Promise<void> {
    await this.#api.post('settings/revert', { version });
    await this.read.refresh();
  }

  async #put(edits: Edits, why: string): Promise<void> {
    const before = this.read.value;
    if (!before) throw new Error('the settings were not read');
    let wanted: Json = before.settings;
    for (const [place, value] of edits) wanted = putAt(wanted, place, value);
    await this.#api.put(`settings?${new URLSearchParams({ why })}`, wanted, before.etag);
  }
}
