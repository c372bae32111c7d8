import { BrainView } from '../brain/brain.ts';
import { bringCustomers } from '../desk/arrivals.ts';
import { DeskList } from '../desk/list.ts';
import { Owed } from '../desk/owed.ts';
import { type Desk, ME } from '../desk/shapes.ts';
import { h, labelled } from '../dom.ts';
import { get, here, post, STORE, words } from '../remote.ts';
import type { World } from '../world.ts';

/** How often the desk is read without a sign that something happened, in milliseconds. */
const REGULARLY = 2_500;

/** Be the advisor: who waits, what is to be decided, all that is known of a customer, and the floor. */
export class Advisor {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #brain: BrainView;
  readonly #list: DeskList;
  readonly #owed: Owed;
  readonly #status = h('p', { className: 'state', role: 'status' });
  readonly #reply = h('textarea', { rows: 3 });
  readonly #summary = h('p', { className: 'summary' });
  readonly #hint: HTMLElement;
  readonly #side: HTMLElement;
  readonly #opened: HTMLElement;
  readonly #bring: HTMLButtonElement;
  readonly #coming = h('p', { className: 'state', role: 'status' });
  #desk: Desk = { waiting: [], approvals: [], promises: [] };
  #chosen: string | null = null;

  constructor(world: World) {
    const { say } = world;
    this.#world = world;
    this.#brain = new BrainView(world, say('advisorSees'), () =>
      this.#chosen && !this.node.hidden ? { customer: this.#chosen, orders: [] } : null,
    );
    const choose = (customer: string) => this.#choose(customer);
    this.#list = new DeskList(world, choose);
    this.#owed = new Owed(world, {
      choose,
      nameOf: (customer) => this.#list.nameOf(customer),
      changed: () => this.changed(),
    });
    const act = (name: string, text: string, className: string, body: () => object = () => ME) =>
      h('button', { type: 'button', className, onclick: () => void this.#act(name, body()) }, text);
    const floor = h(
      'section',
      { className: 'floor', 'aria-label': say('floor') },
      this.#summary,
      labelled(say('replyField'), this.#reply),
      h(
        'div',
        { className: 'row' },
        act('takeover', say('takeOver'), ''),
        act('reply', say('sendReply'), 'go', () => ({ ...ME, text: this.#reply.value })),
        act('handback', say('handBack'), ''),
      ),
      this.#status,
    );
    this.#bring = h('button', { type: 'button', onclick: () => void this.#arrive() }, say('bring'));
    this.#hint = h('p', { className: 'hint muted' }, say('chooseThread'));
    this.#opened = h('div', { className: 'opened', hidden: true }, floor, this.#brain.node);
    this.#side = h('div', { className: 'side' }, this.#hint, this.#opened);
    this.node = h(
      'div',
      { className: 'room advisor', hidden: true },
      h(
        'section',
        { className: 'desk', 'aria-label': say('desk') },
        h('h2', {}, say('desk')),
        h('p', { className: 'muted' }, say('deskLead')),
        h(
          'div',
          { className: 'row' },
          ...(world.store.console
            ? [
                h(
                  'a',
                  { className: 'button go', href: here('/sandbox/console?as=advisor&name=Nora') },
                  say('openConsole'),
                ),
              ]
            : []),
          // Whoever is brought has a dress of the first store's.
          ...(STORE === 'demo' ? [this.#bring] : []),
        ),
        this.#coming,
        h('h3', {}, say('waiting')),
        this.#list.node,
        this.#owed.node,
      ),
      this.#side,
    );
    this.node.addEventListener('shown', () => void this.#read());
    this.#draw();
    setInterval(() => {
      if (!this.node.hidden && !document.hidden) void this.#read();
    }, REGULARLY);
  }

  changed(): void {
    if (this.node.hidden) return;
    void this.#read();
    this.#brain.soon();
  }

  async #read(): Promise<void> {
    const desk = await get<Desk>('/sandbox/api/desk').catch(() => this.#desk);
    // What is drawn anew loses the words that are being typed in it.
    if (JSON.stringify(desk) !== JSON.stringify(this.#desk)) {
      this.#desk = desk;
      this.#draw();
    }
    const { waiting, approvals, promises } = this.#desk;
    const customers = [...waiting, ...approvals, ...promises].map(({ customer }) => customer);
    if (await this.#list.learn(customers)) this.#draw();
  }

  #draw(): void {
    this.#list.draw(this.#desk.waiting, this.#chosen);
    this.#owed.draw(this.#desk);
    const summary = this.#desk.waiting.find(({ customer }) => customer === this.#chosen)?.summary ?? '';
    this.#summary.textContent = summary;
    this.#summary.hidden = summary === '';
  }

  /** Somebody needs a person. */
  async #arrive(): Promise<void> {
    const { say, language } = this.#world;
    if (this.#bring.ariaDisabled === 'true') return;
    this.#bring.ariaDisabled = 'true';
    this.#coming.textContent = say('coming');
    try {
      await bringCustomers(language);
      this.#coming.textContent = say('came');
    } catch (error) {
      this.#coming.textContent = words(error);
    }
    this.#bring.ariaDisabled = 'false';
    this.changed();
  }

  #choose(customer: string): void {
    this.#chosen = customer;
    this.#hint.hidden = true;
    this.#opened.hidden = false;
    this.#status.textContent = '';
    this.#draw();
    this.#brain.now();
    // On a narrow screen it is below the list.
    this.#side.scrollIntoView({ block: 'nearest' });
  }

  async #act(name: string, body: object): Promise<void> {
    if (!this.#chosen) return;
    try {
      await post(`/sandbox/api/customers/${this.#chosen}/${name}`, body);
      this.#status.textContent = this.#world.say(`done_${name}`);
      if (name === 'reply') this.#reply.value = '';
      if (name === 'takeover') this.#reply.focus();
    } catch (error) {
      this.#status.textContent = words(error);
    }
    this.changed();
  }
}
