import type { Brain, PersonRecord } from '../../shapes.ts';
import { h } from '../dom.ts';
import { get } from '../remote.ts';
import type { World } from '../world.ts';
import { cards } from './cards.ts';
import { threadOf } from './thread.ts';

/** Whose record is shown. */
export interface Looking {
  customer?: string;
  email?: string;
  session?: string;
  orders: string[];
}

/** How long after something happened the record is read, and how often without a sign, in milliseconds. */
const SOON = 500;
const REGULARLY = 2_500;

/** What the one brain keeps of whoever is played: read again whenever something happened. */
export class BrainView {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #looking: () => Looking | null;
  readonly #who: HTMLElement;
  readonly #thread: HTMLElement;
  readonly #cards: HTMLElement;
  #timer = 0;
  #shown = '';

  constructor(world: World, title: string, looking: () => Looking | null) {
    const { say } = world;
    this.#world = world;
    this.#looking = looking;
    this.#who = h('div', { className: 'who' });
    this.#thread = h('ol', { className: 'thread', tabIndex: 0, 'aria-label': say('thread') });
    this.#cards = h('div', { className: 'cards' });
    this.node = h(
      'aside',
      { className: 'brain', 'aria-label': title },
      h('h2', {}, title),
      this.#who,
      this.#thread,
      this.#cards,
    );
    this.now();
  }

  /** Soon: what was just said takes a moment to be recorded. */
  soon(): void {
    this.#later(SOON);
  }

  /** At once: somebody else is looked at. */
  now(): void {
    this.#later(0);
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), milliseconds);
  }

  async #read(): Promise<void> {
    const looking = this.node.isConnected && !document.hidden ? this.#looking() : null;
    if (looking) {
      const { customer, email, session, orders } = looking;
      const query = new URLSearchParams({
        ...(customer ? { customer } : {}),
        ...(email ? { email } : {}),
        ...(session ? { session } : {}),
      });
      for (const order of orders) query.append('order', order);
      const brain = await get<Brain>(`/sandbox/brain?${query}`).catch(() => null);
      if (brain) this.#draw(brain);
    }
    this.#later(REGULARLY);
  }

  #draw(brain: Brain): void {
    const text = JSON.stringify(brain);
    if (text === this.#shown) return;
    this.#shown = text;
    const atEnd =
      this.#thread.scrollHeight - this.#thread.scrollTop - this.#thread.clientHeight < 60 ||
      this.#thread.childElementCount < 2;
    this.#who.replaceChildren(...brain.people.map((one) => this.#person(one)));
    if (brain.people.length === 0) this.#who.append(h('p', {}, this.#world.say('nobodyYet')));
    this.#thread.replaceChildren(...threadOf(brain, this.#world));
    this.#cards.replaceChildren(...cards(brain, this.#world));
    if (atEnd) this.#thread.scrollTop = this.#thread.scrollHeight;
  }

  #person({ name, visitor, control, sessions, events }: PersonRecord): HTMLElement {
    const { say } = this.#world;
    const assured = new Map(sessions.map(({ id, channel }) => [id, { channel, assurance: 'anonymous' }]));
    for (const { session, assurance } of events) {
      const known = session ? assured.get(session) : undefined;
      if (known && assurance) known.assurance = assurance;
    }
    // Of several sessions of a channel, the last counts.
    const byChannel = new Map([...assured.values()].map((one) => [one.channel, one.assurance]));
    const chips = [...byChannel].map(([channel, assurance]) =>
      h(
        'li',
        { className: `chip ${channel}` },
        `${say(`channel_${channel}`)}: `,
        h('b', {}, say(`assurance_${assurance}`)),
      ),
    );
    return h(
      'div',
      {},
      h('p', {}, h('b', {}, name ?? say('visitor')), ` · ${say(`control_${control}`)}`),
      visitor && !name ? h('p', { className: 'muted' }, say('apart')) : '',
      h('ul', { className: 'chips', 'aria-label': say('assurance') }, ...chips),
    );
  }
}
