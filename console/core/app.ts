import { computed, effect, signal, untracked } from '@preact/signals-core';
import type { Me } from '../../src/console/protocol.ts';
import { type Formats, formatsOf } from './format.ts';
import type { Alert } from './inbox/queue.ts';
import { Keys } from './keys.ts';
import type { Platform } from './platform.ts';
import { type Bar, Router } from './router.ts';
import { Session } from './session.ts';
import { Api } from './transport/api.ts';
import { Workspace } from './workspace.ts';

/** How often what counts down is written anew. */
const TICK = 15_000;
/** As an address: the thread that is to be attended to first. */
export const FIRST_WAITING = 'next';

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'fr';

/** The console, without its looks. */
export class App {
  readonly platform: Platform;
  readonly api: Api;
  readonly router: Router;
  readonly session: Session;
  readonly keys: Keys;
  readonly workspace = signal<Workspace | null>(null);
  readonly now = signal(0);
  readonly language = signal<Language>('en');
  readonly theme = signal<Theme>('system');
  /** What happened just now, for those who do not see it: read aloud. */
  readonly said = signal('');
  readonly formats = computed<Formats>(() => {
    const current = this.session.state.value;
    const zone = current.state === 'in' ? current.me.store.timeZone : 'UTC';
    const locale = this.language.value === 'en' ? 'en-GB' : this.language.value;
    return formatsOf(locale, zone);
  });
  onAlert: (alert: Alert) => void = () => {};

  constructor(platform: Platform, bar: Bar, preferred: readonly string[]) {
    this.platform = platform;
    this.api = new Api(platform);
    this.router = new Router(bar);
    this.session = new Session(platform, this.api);
    this.keys = new Keys(platform);
    this.language.value = languageOf(platform.storage.get('language'), preferred);
    this.theme.value = themeOf(platform.storage.get('theme'));
    this.#tick();
    effect(() => {
      const current = this.session.state.value;
      untracked(() => this.#onSession(current.state === 'in' ? current.me : null));
    });
    effect(() => this.#onRoute());
    void this.#begin();
  }

  setTheme(theme: Theme): void {
    this.theme.value = theme;
    this.platform.storage.set('theme', theme);
  }

  setLanguage(language: Language): void {
    this.language.value = language;
    this.platform.storage.set('language', language);
  }

  /** Opens the thread above or below the one that is open. */
  step(step: 1 | -1): string | null {
    const workspace = this.workspace.peek();
    const next = workspace?.queue.neighbour(workspace.open.peek()?.customer ?? null, step) ?? null;
    if (next) this.router.go({ page: 'inbox', id: next });
    return next;
  }

  async #begin(): Promise<void> {
    const { invite } = this.router.route.peek();
    if (!invite) return this.session.load();
    this.router.replace({ page: 'inbox' });
    await this.session.accept(decodeURIComponent(invite));
  }

  #onSession(me: Me | null): void {
    const before = this.workspace.peek();
    if (before && before.me !== me) {
      before.end();
      this.workspace.value = null;
    }
    if (!me || this.workspace.peek()) return;
    const workspace = new Workspace(this.platform, this.api, me);
    workspace.queue.onAlert = (alert) => {
      if (alert.why === 'mentioned') void workspace.mentioned(alert.customer);
      this.onAlert(alert);
    };
    this.workspace.value = workspace;
  }

  #onRoute(): void {
    const { page, id } = this.router.route.value;
    const workspace = this.workspace.value;
    if (!workspace || page !== 'inbox') return;
    if (id !== FIRST_WAITING) {
      untracked(() => workspace.show(id));
      return;
    }
    if (!workspace.queue.ready.value) return;
    const first = workspace.queue.rows.value[0]?.entry.customer ?? null;
    // An empty list of the desk's is not the last word while its socket is being dialled.
    if (!first && workspace.queue.connection.value === 'dialling') return;
    this.router.replace({ page: 'inbox', id: first });
  }

  #tick(): void {
    this.now.value = this.platform.now();
    this.platform.later(TICK, () => this.#tick());
  }
}

function languageOf(stored: string | null, preferred: readonly string[]): Language {
  if (stored === 'en' || stored === 'fr') return stored;
  return preferred[0]?.startsWith('fr') ? 'fr' : 'en';
}

function themeOf(stored: string | null): Theme {
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
