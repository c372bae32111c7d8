import type { Persona, Story } from '../../shapes.ts';
import { dayAfter } from '../clock.ts';
import { post, wait } from '../remote.ts';
import type { Stage } from '../stage/stage.ts';
import type { World } from '../world.ts';
import { LINES, type Step } from './lines.ts';

/** How long an answer may take, and how often one looks for it, in milliseconds. */
const PATIENCE = 30_000;
const GLANCE = 100;
/** Between two letters that somebody types. */
const KEYSTROKE = 18;

/** A play of the story by one new customer, on the devices of the stage. */
export class Play {
  readonly #world: World;
  readonly #stage: Stage;
  readonly #persona: Persona;
  readonly #monday: string;

  private constructor(world: World, stage: Stage, { persona, monday }: Story) {
    this.#world = world;
    this.#stage = stage;
    this.#persona = persona;
    this.#monday = monday;
  }

  /** Brings in somebody new with a dress that is too small. `cast` makes them the one who is played. */
  static async begin(world: World, stage: Stage, cast: (persona: Persona) => void): Promise<Play> {
    await world.clock.now();
    const story = await post<Story>('/sandbox/story', { language: world.language });
    cast(story.persona);
    return new Play(world, stage, story);
  }

  get steps(): readonly Step[] {
    return LINES[this.#world.language].steps;
  }

  /** Sets the clock and the stage for a step. */
  async prepare({ channel, day, time }: Step): Promise<void> {
    const { clock } = this.#world;
    this.#stage.show(channel);
    await clock.goTo(clock.at(dayAfter(this.#monday, day), time));
  }

  /** What the customer does in a step, up to the answer. */
  async act({ channel }: Step): Promise<void> {
    const acts = {
      chat: () => this.#chat(),
      email: () => this.#mail(),
      voice: () => this.#phone(),
      whatsapp: () => this.#whatsapp(),
    };
    await acts[channel]();
    this.#world.changed();
  }

  async #chat(): Promise<void> {
    const { opening, pause } = LINES[this.#world.language];
    const { shop } = this.#stage;
    await shop.say(opening(this.#persona.orders[0]?.id ?? ''));
    await wait(900);
    await shop.say(pause);
  }

  async #mail(): Promise<void> {
    const { subject, letter } = LINES[this.#world.language];
    const { mail } = this.#stage;
    const text = letter(this.#persona.name.split(' ')[0] ?? '');
    await typed(text, (some) => mail.draft(subject, some));
    const before = mail.answers.length;
    await mail.write(subject, text);
    await until(() => mail.answers.length > before);
  }

  async #phone(): Promise<void> {
    const { wish, yes } = LINES[this.#world.language];
    const { phone } = this.#stage;
    await phone.call();
    await wait(1_200);
    const answer = await this.#tell(wish);
    // A change in the shop is proposed first; one yes must do.
    if (answer.includes('?')) await this.#tell(yes);
    await wait(1_500);
    phone.hangUp();
  }

  async #tell(words: string): Promise<string> {
    const { phone } = this.#stage;
    const before = phone.answers.length;
    await typed(words, (some) => phone.draft(some));
    phone.say(words);
    await until(() => phone.answers.length > before);
    await wait(400);
    return phone.answers.slice(before).join(' ');
  }

  async #whatsapp(): Promise<void> {
    const { question } = LINES[this.#world.language];
    const { whatsapp } = this.#stage;
    await typed(question, (some) => whatsapp.draft(some));
    const before = whatsapp.answers;
    await whatsapp.write(question);
    await until(() => whatsapp.answers > before);
  }
}

/** Words as somebody types them; at once where motion is not wanted. */
async function typed(text: string, draft: (some: string) => void): Promise<void> {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
    for (let length = 1; length < text.length; length += 2) {
      draft(text.slice(0, length));
      await wait(KEYSTROKE);
    }
  }
  draft(text);
}

async function until(there: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!there()) {
    if (Date.now() > end) throw new Error('no answer');
    await wait(GLANCE);
  }
}
