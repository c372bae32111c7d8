import { h } from '../dom.ts';
import { get } from '../remote.ts';
import type { World } from '../world.ts';
import type { Waiting } from './shapes.ts';

/** Names are asked for so many customers at a time. */
const NAMES_AT_ONCE = 50;

/** The threads that need a person: who it is, what about, where, since when. */
export class DeskList {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #choose: (customer: string) => void;
  readonly #names = new Map<string, string | null>();

  constructor(world: World, choose: (customer: string) => void) {
    this.#world = world;
    this.#choose = choose;
    this.node = h('ul', { 'aria-label': world.say('waiting') });
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
    const { say } = this.#world;
    const rows = waiting.map((one) => this.#row(one, one.customer === chosen));
    const nobody = () => h('li', { className: 'muted' }, say('deskEmpty'));
    const buttons = () => [...this.node.querySelectorAll<Element>('button')];
    const focused = document.activeElement ? buttons().indexOf(document.activeElement) : -1;
    this.node.replaceChildren(...(rows.length ? rows : [nobody()]));
    const again = buttons()[focused];
    if (again instanceof HTMLElement) again.focus();
  }

  #row({ customer, reason, channel, since, state, summary, advisor }: Waiting, chosen: boolean): HTMLElement {
    const { say, time } = this.#world;
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'aria-pressed': String(chosen), onclick: () => this.#choose(customer) },
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
