import { h, labelled } from '../dom.ts';
import { post, words } from '../remote.ts';
import type { World } from '../world.ts';
import { Rows } from './rows.ts';
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
  readonly #approvals: Rows;
  readonly #promises: Rows;
  readonly #status = h('p', { className: 'state', role: 'status' });

  constructor(world: World, desk: OwedWorld) {
    const { say } = world;
    this.#world = world;
    this.#desk = desk;
    const nothing = () => h('li', { className: 'muted' }, say('none'));
    const approvals = h('ul', { 'aria-label': say('approvals') });
    const promises = h('ul', { 'aria-label': say('promisedList') });
    this.#approvals = new Rows(approvals, nothing);
    this.#promises = new Rows(promises, nothing);
    this.node = h(
      'div',
      { className: 'owed' },
      h('h3', {}, say('approvals')),
      approvals,
      h('h3', {}, say('promisedList')),
      promises,
      this.#status,
    );
  }

  draw({ approvals, promises }: Desk): void {
    this.#fill(this.#approvals, approvals, (one) => this.#approval(one));
    this.#fill(this.#promises, promises, (one) => this.#promise(one));
  }

  /** Names may come later than the rows that they stand in, and a reason may be half written there by then. */
  #fill<T extends Approval | Promised>(rows: Rows, shown: T[], make: (one: T) => HTMLElement): void {
    const nodes = rows.draw(
      shown.map((one) => ({
        key: `${one.customer} ${one.id}`,
        told: JSON.stringify(one),
        make: () => make(one),
      })),
    );
    nodes.forEach((node, index) => {
      const name = node.querySelector('.plain');
      if (name) name.textContent = this.#desk.nameOf(shown[index]?.customer ?? '');
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
