import { h } from '../dom.ts';
import { get } from '../remote.ts';
import type { World } from '../world.ts';
import { Rows } from './rows.ts';
import type { Waiting } from './shapes.ts';

/** Names are asked for so many customers at a time. */
const NAMES_AT_ONCE = 50;

/** The threads that need a person: who it is, what about, where, since when. */
export class DeskList {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #choose: (customer: string) => void;
  readonly #names = new Map<string, string | null>();
  readonly #rows: Rows;

  constructor(world: World, choose: (customer: string) => void) {
    this.#world = world;
    this.#choose = choose;
    this.node = h('ul', { 'aria-label': world.say('waiting') });
    this.#rows = new Rows(this.node, () => h('li', { className: 'muted' }, world.say('deskEmpty')));
  }

  nameOf(customer: string): string {
    return this.#names.get(customer) ?? this.#world.say('visitor');
  }

  /** Asks for the names that are not here yet; whether there are new ones. */
  async learn(customers: string[]): Promise<boolean> {
    const unknown = [...new Set(customers)].filter((one) => !this.#names.has(one)).slice(0, NAMES_AT_ONCE);
    await Promise.all(
      unknown.map(async (customer) => {
        const profile = await get<{ name: string | null }>(`/sandbox/api/customers/${customer}`).catch(
          () => null,
        );
        this.#names.set(customer, profile?.name ?? null);
      }),
    );
    return unknown.length > 0;
  }

  draw(waiting: Waiting[], chosen: string | null): void {
    const rows = waiting.map((one) => ({
      key: one.customer,
      told: JSON.stringify([one, this.nameOf(one.customer)]),
      make: () => this.#row(one),
    }));
    this.#rows.draw(rows).forEach((node, index) => {
      const button = node.querySelector('button');
      if (button) button.ariaPressed = String(waiting[index]?.customer === chosen);
    });
  }

  #row({ customer, reason, channel, since, state, summary, advisor }: Waiting): HTMLElement {
    const { say, time } = this.#world;
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', onclick: () => this.#choose(customer) },
        h('b', {}, this.nameOf(customer)),
        h('span', { className: `tag ${channel}` }, say(`channel_${channel}`)),
        h('span', { className: 'about' }, summary || say(`reason_${reason}`)),
        h(
          'span',
          { className: 'muted' },
          `${say(`reason_${reason}`)} · ${advisor ?? say(`desk_${state}`)} · ${say('since', { time: time(since) })}`,
        ),
      ),
    );
  }
}
