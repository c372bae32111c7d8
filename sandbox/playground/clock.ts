import { h, ICONS, icon } from './dom.ts';
import { get, post, words } from './remote.ts';
import type { Say } from './texts.ts';

interface Moved {
  now: string;
  failed?: string[];
}

/** The shop's clock: shows it, moves it. */
export class ShopClock {
  readonly node: HTMLElement;
  readonly #zone: string;
  readonly #face = h('output', { 'aria-live': 'off' });
  readonly #status: HTMLElement;
  readonly #say: Say;
  readonly #moved: () => void;
  readonly #format: Intl.DateTimeFormat;
  #ahead = 0;

  constructor(say: Say, language: string, zone: string, moved: () => void) {
    this.#say = say;
    this.#zone = zone;
    this.#moved = moved;
    this.#format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    this.#status = h('span', { className: 'unseen', role: 'status' });
    const button = (text: string, when: () => object) => {
      const made: HTMLButtonElement = h('button', { type: 'button' }, text);
      made.onclick = () => this.#press(made, when());
      return made;
    };
    this.node = h(
      'section',
      { className: 'clock', 'aria-label': say('clock'), title: say('clockMove') },
      icon(ICONS.clock),
      this.#face,
      h(
        'div',
        { role: 'group', 'aria-label': say('clockMove') },
        button(say('clockHour'), () => ({ advance: '1h' })),
        button(say('clockTen'), () => ({ advance: '10h' })),
        button(say('clockNext'), () => ({ now: this.nextMorning() })),
      ),
      this.#status,
    );
    setInterval(() => this.#show(), 5_000);
  }

  /** The time as the service sees it. */
  async now(): Promise<Date> {
    const { now } = await get<Moved>('/sandbox/clock');
    this.#set(now);
    return new Date(this.guess());
  }

  /** The same in milliseconds, without asking. */
  guess(): number {
    return Date.now() + this.#ahead;
  }

  /** Sets the clock to an instant, unless it is later already. What is due by then has happened after it. */
  async goTo(instant: string): Promise<void> {
    if (this.guess() < Date.parse(instant)) await this.#move({ now: instant });
  }

  /** The instant at which the shop's calendar shows a day and a time. */
  at(day: string, time: string): string {
    return instantOf(day, time, this.#zone);
  }

  nextMorning(): string {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: this.#zone, dateStyle: 'short' });
    return this.at(dayAfter(today.format(this.guess()), 1), '08:15');
  }

  async #press(pressed: HTMLButtonElement, body: object): Promise<void> {
    const buttons = this.node.querySelectorAll('button');
    for (const one of buttons) one.disabled = true;
    try {
      await this.#move(body);
      this.#status.textContent = this.#say('clockDone');
    } catch (error) {
      this.#status.textContent = words(error);
    }
    for (const one of buttons) one.disabled = false;
    // A disabled button loses the keyboard.
    if (document.activeElement === document.body) pressed.focus();
  }

  async #move(body: object): Promise<void> {
    const { now, failed = [] } = await post<Moved>('/sandbox/clock', body);
    this.#set(now);
    this.#moved();
    if (failed.length > 0) throw new Error(failed.join('; '));
  }

  #set(now: string): void {
    this.#ahead = Date.parse(now) - Date.now();
    this.#show();
  }

  #show(): void {
    this.#face.textContent = this.#format.format(this.guess());
  }
}

/** `days` after a calendar day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function instantOf(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const offset = Date.parse(`${shown.format(wanted).replace(' ', 'T')}Z`) - wanted;
  return new Date(wanted - offset).toISOString();
}
