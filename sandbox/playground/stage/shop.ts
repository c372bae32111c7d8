import type { Onethread } from '../../../widget/api.ts';
import { keyOf } from '../../../widget/panel/kept.ts';
import type { Persona } from '../../shapes.ts';
import { h } from '../dom.ts';
import { here, keep, kept, post, STORE, wait, words } from '../remote.ts';
import type { Device, World } from '../world.ts';
import { examplesFor } from './examples.ts';
import { drawer, Frame } from './frame.ts';

const KEY = keyOf(location.origin, STORE);

/** What a message of the widget brings. */
interface Said {
  from: string;
  text: string;
}

/**
 * The shop's page in a browser's window, with the widget on it by its tag. Everybody who is played has a browser
 * of their own: what the widget keeps is put away and brought back.
 */
export class Shop implements Device {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #frame: Frame;
  readonly #page: HTMLIFrameElement;
  #persona: Persona | null = null;
  #widget = Promise.withResolvers<Onethread>();

  constructor(world: World) {
    const { say, store, language } = world;
    this.#world = world;
    this.#page = h('iframe', { title: say('shopPage', { store: store.name }) });
    const login = h('button', { type: 'button', onclick: () => this.signIn() }, say('signIn'));
    const fresh = h('button', { type: 'button', onclick: () => this.forget() }, say('newVisitor'));
    const bar = h(
      'div',
      { className: 'address' },
      h(
        'span',
        {},
        `${store.name
          .normalize('NFD')
          .replace(/[^A-Za-z ]/g, '')
          .toLowerCase()
          .replaceAll(' ', '-')}.example`,
      ),
      login,
      fresh,
    );
    const travels = drawer(say('travels'), say('travelsChat', { id: store.id }));
    this.#frame = new Frame('chat', say('chat'), { body: [bar, this.#page], drawer: travels });
    this.node = this.#frame.node;
    this.#page.src = here(`/sandbox/shop?lang=${language}`);
    this.#page.addEventListener('load', () => void this.#loaded());
  }

  become(persona: Persona): void {
    const before = this.#persona;
    this.#persona = persona;
    this.#frame.examples(this.#world.say('examples'), examplesFor('chat', persona, this.#world), (one) =>
      this.say(one),
    );
    if (kept('browser of', '') === persona.id && !before) return;
    if (before) keep(`browser ${before.id}`, localStorage.getItem(KEY));
    this.#bring(kept<string | null>(`browser ${persona.id}`, null));
  }

  /** The session's token, once there is one: whose record it is. */
  get session(): string | undefined {
    try {
      const { token } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { token?: string };
      return token;
    } catch {
      return undefined;
    }
  }

  /** A visitor whom nobody has met. */
  forget(): void {
    this.#bring(null);
  }

  async signIn(): Promise<void> {
    try {
      const login = await post<{ identity: string }>('/sandbox/identity', { persona: this.#persona?.id });
      const widget = await this.#widget.promise;
      widget.open();
      widget.identify(login.identity);
      this.#frame.status(this.#world.say('signedIn'));
      this.#world.changed();
    } catch (error) {
      this.#frame.status(words(error));
    }
  }

  /** Says something in the widget; gives the answer. */
  async say(text: string): Promise<string> {
    const widget = await this.#widget.promise;
    return new Promise((resolve) => {
      let asked = false;
      const end = widget.on('message', (detail) => {
        const { from, text: said } = detail as Said;
        if (from === 'customer') asked ||= said === text;
        else if (asked && from !== 'system') {
          end();
          resolve(said);
        }
      });
      widget.say(text);
    });
  }

  /** Takes up another browser's record, and loads the page as that browser finds it. */
  #bring(record: string | null): void {
    keep('browser of', this.#persona?.id ?? '');
    this.#widget = Promise.withResolvers();
    // The widget that is leaving writes no more once its page is gone.
    this.#page.contentWindow?.Onethread?.destroy();
    if (record === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, record);
    this.#frame.status('');
    this.#page.contentWindow?.location.reload();
  }

  /** The widget comes a moment after the page. */
  async #loaded(): Promise<void> {
    const { resolve } = this.#widget;
    const page = this.#page.contentWindow;
    while (!page?.Onethread) await wait(50);
    page.Onethread.on('message', () => this.#world.changed());
    resolve(page.Onethread);
  }
}
