import { h, labelled } from '../dom.ts';
import { post, words } from '../remote.ts';
import type { World } from '../world.ts';
import { type Approval, type Desk, ME, type Promised } from './shapes.ts';

interface OwedWorld {
  choose(customer: string): void;
  nameOf(customer: string): string;
  changed(): void;
}

/** What a person is to decide, and what somebody was promised. */
export class Owed {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #desk: OwedWorld;
  readonly #approvals: HTMLElement;
  readonly #promises: HTMLElement;
  readonly #status = h('p', { className: 'state', role: 'status' });
  readonly #rows = new Map<string, { told: string; node: HTMLElement }>();

  constructor(world: World, desk: OwedWorld) {
    const { say } = world;
    this.#world = world;
    this.#desk = desk;
    this.#approvals = h('ul', { 'aria-label': say('approvals') });
    this.#promises = h('ul', { 'aria-label': say('promisedList') });
    this.node = h(
      'div',
      { className: 'owed' },
      h('h3', {}, say('approvals')),
      this.#approvals,
      h('h3', {}, say('promisedList')),
      this.#promises,
      this.#status,
    );
  }

  /** A row stays the same element while what it tells stays the same: a reason may be half written in it. */
  draw({ approvals, promises }: Desk): void {
    const shown = new Set<string>();
    const row = (kind: string, one: Approval | Promised, made: () => HTMLElement): HTMLElement => {
      const key = `${kind} ${one.customer} ${one.id}`;
      const told = JSON.stringify(one);
      const before = this.#rows.get(key);
      const node = before?.told === told ? before.node : made();
      const name = node.querySelector('.plain');
      if (name) name.textContent = this.#desk.nameOf(one.customer);
      this.#rows.set(key, { told, node });
      shown.add(key);
      return node;
    };
    this.#fill(
      this.#approvals,
      approvals.map((one) => row('approval', one, () => this.#approval(one))),
    );
    this.#fill(
      this.#promises,
      promises.map((one) => row('promise', one, () => this.#promise(one))),
    );
    for (const key of this.#rows.keys()) if (!shown.has(key)) this.#rows.delete(key);
  }

  /** What stands in its place already is not touched: moving an element takes the focus out of it. */
  #fill(list: HTMLElement, rows: HTMLElement[]): void {
    const nodes = rows.length ? rows : [h('li', { className: 'muted' }, this.#world.say('none'))];
    for (const child of [...list.children]) if (!nodes.some((node) => node === child)) child.remove();
    nodes.forEach((node, i) => {
      if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null);
    });
  }

  #approval({ id, customer, effect, evidence, due }: Approval): HTMLElement {
    const { say, time } = this.#world;
    const reason = h('input', { maxLength: 1_000 });
    const decide = (decision: 'approve' | 'refuse') =>
      this.#send(
        `approvals/${encodeURIComponent(id)}`,
        { ...ME, decision, reason: reason.value.trim() || null },
        decision,
      );
    return h(
      'li',
      { className: 'due' },
      h('b', {}, effect),
      ...evidence.map((line) => h('p', {}, line)),
      this.#whose(customer, say('due', { time: time(due) })),
      labelled(say('reasonField'), reason),
      h(
        'div',
        { className: 'row' },
        h('button', { type: 'button', className: 'go', onclick: () => decide('approve') }, say('approve')),
        h('button', { type: 'button', onclick: () => decide('refuse') }, say('refuse')),
      ),
    );
  }

  #promise({ id, customer, what, due, state }: Promised): HTMLElement {
    const { say, time } = this.#world;
    const kept = () =>
      this.#send(
        `customers/${customer}/promises/${encodeURIComponent(id)}/kept`,
        { advisor: ME.advisor },
        'kept',
      );
    return h(
      'li',
      { className: `due ${state}` },
      h('b', {}, what),
      this.#whose(customer, `${say('due', { time: time(due) })} · ${say(`promise_${state}`)}`),
      h('div', { className: 'row' }, h('button', { type: 'button', onclick: kept }, say('kept'))),
    );
  }

  #whose(customer: string, more: string): HTMLElement {
    const open = h(
      'button',
      { type: 'button', className: 'plain', onclick: () => this.#desk.choose(customer) },
      this.#desk.nameOf(customer),
    );
    return h('p', { className: 'muted' }, open, ` · ${more}`);
  }

  async #send(path: string, body: object, done: string): Promise<void> {
    try {
      await post(`/sandbox/api/${path}`, body);
      this.#status.textContent = this.#world.say(`done_${done}`);
    } catch (error) {
      this.#status.textContent = words(error);
    }
    this.#desk.changed();
  }
}
