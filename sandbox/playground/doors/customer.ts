import type { Persona } from '../../shapes.ts';
import { BrainView } from '../brain/brain.ts';
import { h } from '../dom.ts';
import { keep, kept, STORE } from '../remote.ts';
import { Stage } from '../stage/stage.ts';
import { StoryBar } from '../story/bar.ts';
import type { World } from '../world.ts';

/** Be the customer: four devices on the left, what the one brain keeps on the right. */
export class Customer {
  readonly node: HTMLElement;
  readonly #stage: Stage;
  readonly #brain: BrainView;
  readonly #picker: HTMLSelectElement;
  readonly #about = h('p', { className: 'about' });
  #personas: Persona[];
  #persona: Persona | null = null;

  constructor(world: World, personas: Persona[]) {
    const { say } = world;
    this.#personas = [...kept<Persona[]>('played', []), ...personas];
    this.#stage = new Stage(world);
    this.#brain = new BrainView(world, say('brainTitle', { store: world.store.name }), () =>
      this.#persona
        ? {
            email: this.#persona.email,
            session: this.#stage.shop.session,
            orders: this.#persona.orders.map(({ id }) => id).reverse(),
          }
        : null,
    );
    this.#picker = h('select', { onchange: () => this.#become() });
    const who = h(
      'div',
      { className: 'persona' },
      h('label', {}, h('span', {}, say('youAre')), this.#picker),
      this.#about,
    );
    const story = new StoryBar(world, this.#stage, (persona) => {
      this.#personas = [persona, ...this.#personas];
      keep('played', [persona, ...kept<Persona[]>('played', [])].slice(0, 10));
      this.#fill();
      this.#picker.value = persona.id;
      this.#become();
    });
    this.node = h(
      'div',
      { className: 'room customer' },
      h('div', { className: 'bar' }, who, ...(STORE === 'demo' ? [story.node] : [])),
      this.#stage.node,
      this.#brain.node,
      this.#stage.nav,
    );
    this.#fill();
    this.#picker.value = kept('persona', personas[0]?.id ?? '');
    if (!this.#picker.value) this.#picker.selectedIndex = 0;
    this.#become();
  }

  changed(): void {
    this.#brain.soon();
  }

  #fill(): void {
    this.#picker.replaceChildren(
      ...this.#personas.map(({ id, name, orders }) =>
        h('option', { value: id }, `${name} (${orders.map((order) => `#${order.id}`).join(', ')})`),
      ),
    );
  }

  /** Everything on the stage is somebody else's now. */
  #become(): void {
    const persona = this.#personas.find(({ id }) => id === this.#picker.value);
    if (!persona) return;
    this.#persona = persona;
    keep('persona', persona.id);
    this.#about.textContent = persona.orders
      .slice(-1)
      .map(({ id, items }) => `#${id}: ${items.join(', ')}`)
      .join('; ');
    this.#stage.become(persona);
    this.#brain.soon();
  }
}
