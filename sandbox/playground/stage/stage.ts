import type { Persona, SentItem } from '../../shapes.ts';
import { h, ICONS, icon } from '../dom.ts';
import { get, wait } from '../remote.ts';
import { CHANNELS, type ChannelName, type World } from '../world.ts';
import { Mail } from './mail.ts';
import { Phone } from './phone.ts';
import { Shop } from './shop.ts';
import { WhatsApp } from './whatsapp.ts';

/** What can be looked at where there is room for one thing. */
export type View = ChannelName | 'brain';

/** The customer's half: four devices of one person. A narrow screen shows one at a time. */
export class Stage {
  readonly shop: Shop;
  readonly mail: Mail;
  readonly whatsapp: WhatsApp;
  readonly phone: Phone;
  readonly node: HTMLElement;
  /** Which device is looked at; wide screens show all and mark it. */
  readonly nav: HTMLElement;
  readonly #buttons = new Map<View, HTMLButtonElement>();
  #since = 0;

  constructor(world: World) {
    const { say } = world;
    this.shop = new Shop(world);
    this.mail = new Mail(world);
    this.whatsapp = new WhatsApp(world);
    this.phone = new Phone(world);
    const devices = [this.shop, this.mail, this.whatsapp, this.phone];
    this.node = h('div', { className: 'stage' }, ...devices.map(({ node }) => node));
    const names = {
      chat: 'shopTab',
      email: 'email',
      whatsapp: 'whatsapp',
      voice: 'phone',
      brain: 'brain',
    } as const;
    this.nav = h('nav', { className: 'devices', 'aria-label': say('devices') });
    for (const view of [...CHANNELS, 'brain'] as const) {
      const button = h('button', { type: 'button', onclick: () => this.show(view) });
      button.append(icon(ICONS[view]), h('span', {}, say(names[view])));
      this.#buttons.set(view, button);
      this.nav.append(button);
    }
    this.show('chat');
    void this.#poll();
  }

  become(persona: Persona): void {
    this.#since = 0;
    for (const device of [this.shop, this.mail, this.whatsapp, this.phone]) device.become(persona);
  }

  show(view: View): void {
    document.body.dataset.view = view;
    for (const [name, button] of this.#buttons) button.ariaPressed = String(name === view);
  }

  /** Brings what has left the service to whoever it is for. */
  async #deliver(): Promise<void> {
    const from = this.#since;
    const items = await get<SentItem[]>(`/sandbox/sent?since=${from}`);
    if (from !== this.#since) return;
    for (const item of items) {
      this.#since = item.n;
      if (item.channel === 'email') this.mail.arrived(item);
      if (item.channel === 'whatsapp') this.whatsapp.arrived(item);
    }
  }

  async #poll(): Promise<never> {
    for (;;) {
      await this.#deliver().catch(() => null);
      await wait(document.hidden ? 5_000 : 800);
    }
  }
}
