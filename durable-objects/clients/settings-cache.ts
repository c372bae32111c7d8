import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { keptSettings } from '../../src/settings/kept.ts';
import { defaultSettings, inForce, type Settings, type VersionedSettings } from '../../src/settings.ts';
import type { Meta } from '../customer/runtime/meta.ts';
import { freshSettings, storeSettings } from './store.ts';

/** Parsed once: they are asked for wherever a thread that knows no store yet is read. */
let defaults: Settings | null = null;

/** A customer's copy of the store's settings, so that no turn waits for the Store object. */
export class SettingsCache {
  readonly #env: Env;
  readonly #store: string;
  readonly #meta: Meta;
  readonly #later: (work: Promise<unknown>) => void;
  #kept: VersionedSettings | null;
  /** The version that is stored; null while none is. */
  #stored: number | null;

  /** `later` runs work behind whatever is being answered. */
  constructor(env: Env, store: string, meta: Meta, later: (work: Promise<unknown>) => void) {
    this.#env = env;
    this.#store = store;
    this.#meta = meta;
    this.#later = later;
    const kept = meta.get('settings');
    this.#kept = kept ? read(store, kept) : null;
    this.#stored = this.#kept?.version ?? null;
  }

  /** The copy as it is; before there is one, what this isolate saw lately. */
  get known(): Settings {
    const known = this.#kept ?? freshSettings(this.#store);
    if (known) return inForce(known, now());
    defaults ??= defaultSettings();
    return defaults;
  }

  /** How the platform had the store when it was asked last; a deleted one is suspended, too. */
  get standing(): { suspended: boolean; deleted: boolean } {
    const { suspended = false, deleted = false } = freshSettings(this.#store) ?? this.#kept ?? {};
    return { suspended, deleted };
  }

  /**
   * What this isolate saw lately, else the copy while a newer one is fetched behind it; only the first time
   * it waits.
   */
  async current(): Promise<Settings> {
    const fresh = freshSettings(this.#store);
    if (fresh) return this.#keep(fresh);
    if (!this.#kept) return this.#keep(await storeSettings(this.#env, this.#store));
    this.#later(
      storeSettings(this.#env, this.#store).then(
        (settings) => this.#keep(settings),
        () => undefined,
      ),
    );
    return this.known;
  }

  #keep(settings: VersionedSettings): Settings {
    const isNews = this.#stored === null || settings.version > this.#stored;
    if (isNews && this.#meta.isReady) {
      this.#meta.set('settings', JSON.stringify(settings));
      this.#stored = settings.version;
    }
    this.#kept = settings;
    return this.known;
  }
}

/** The copy that was read last, by store: whoever wakes in this isolate has mostly the same one. */
const lastRead = new Map<string, { kept: string; value: VersionedSettings }>();

function read(store: string, kept: string): VersionedSettings {
  const last = lastRead.get(store);
  if (last?.kept === kept) return last.value;
  const copy = JSON.parse(kept) as VersionedSettings;
  // Parsed: a copy kept before a setting was added has its default.
  const value = { ...copy, settings: keptSettings(copy.settings) };
  if (lastRead.size > 500) lastRead.clear();
  lastRead.set(store, { kept, value });
  return value;
}
