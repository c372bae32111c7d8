import type { Persona } from '../../shapes.ts';
import { h, ICONS, icon } from '../dom.ts';
import { wait, words } from '../remote.ts';
import type { Stage } from '../stage/stage.ts';
import type { World } from '../world.ts';
import { LINES } from './lines.ts';
import { Play } from './play.ts';

/** How long a caption stays before the story goes on by itself, in milliseconds. */
const READING = 3_500;

/** The story at one click: played through, or a step at a click. */
export class StoryBar {
  readonly node: HTMLElement;
  readonly #world: World;
  readonly #stage: Stage;
  readonly #cast: (persona: Persona) => void;
  readonly #play: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #caption = h('p', { className: 'caption', role: 'status' });
  readonly #marks: HTMLElement;
  #running: Play | null = null;
  #step = 0;
  #auto = false;
  #busy = false;

  constructor(world: World, stage: Stage, cast: (persona: Persona) => void) {
    const { say, language } = world;
    this.#world = world;
    this.#stage = stage;
    this.#cast = cast;
    this.#play = h('button', { type: 'button', className: 'play', onclick: () => void this.#toggle() });
    this.#next = h('button', { type: 'button', onclick: () => void this.#one() }, say('storyStep'));
    this.#marks = h(
      'ol',
      { className: 'marks', 'aria-label': say('storySteps') },
      ...LINES[language].steps.map(({ channel, day, time }) => {
        const mark = h('li', { className: channel }, icon(ICONS[channel]));
        mark.append(h('span', {}, `${say(`day_${day}`)} ${time}`));
        return mark;
      }),
    );
    this.#caption.textContent = say('storyLead');
    this.node = h(
      'section',
      { className: 'story', 'aria-label': say('story') },
      h('div', { className: 'row' }, this.#play, this.#next),
      h('div', { className: 'told' }, this.#marks, this.#caption),
    );
    this.#draw();
  }

  async #toggle(): Promise<void> {
    this.#auto = !this.#auto;
    this.#draw();
    while (this.#auto && (await this.#one())) await wait(READING);
    this.#auto = false;
    this.#draw();
  }

  /** Plays the next step; true while there are more. */
  async #one(): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#draw();
    try {
      if (!this.#running) {
        this.#running = await Play.begin(this.#world, this.#stage, this.#cast);
        this.#step = 0;
      }
      const play = this.#running;
      const step = play.steps[this.#step];
      if (!step) return false;
      this.#mark(this.#step);
      this.#caption.textContent = step.before;
      await play.prepare(step);
      await play.act(step);
      this.#caption.textContent = step.after;
      this.#step++;
      if (this.#step < play.steps.length) return true;
      this.#running = null;
      await wait(READING);
      this.#caption.textContent = LINES[this.#world.language].end;
      return false;
    } catch (error) {
      this.#running = null;
      this.#caption.textContent = words(error);
      return false;
    } finally {
      this.#busy = false;
      this.#draw();
    }
  }

  #mark(now: number): void {
    [...this.#marks.children].forEach((mark, index) => {
      mark.classList.toggle('past', index < now);
      if (index === now) mark.setAttribute('aria-current', 'step');
      else mark.removeAttribute('aria-current');
    });
  }

  #draw(): void {
    const { say } = this.#world;
    this.#play.replaceChildren(
      icon(this.#auto ? ICONS.pause : ICONS.play),
      say(this.#auto ? 'storyPause' : 'storyPlay'),
    );
    this.#next.ariaDisabled = String(this.#busy);
    document.body.classList.toggle('telling', this.#busy || this.#running !== null);
  }
}
