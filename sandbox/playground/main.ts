import './style/base.css';
import './style/stage.css';
import './style/brain.css';
import './style/doors.css';
import type { Names, Persona, StoreFacts } from '../shapes.ts';
import { ShopClock } from './clock.ts';
import { h } from './dom.ts';
import { Advisor } from './doors/advisor.ts';
import { Customer } from './doors/customer.ts';
import { doorsOf } from './doors/doors.ts';
import { Setup } from './doors/setup.ts';
import { get } from './remote.ts';
import { storeChooser } from './stores.ts';
import { chosenLanguage, type Language, languageSwitch, sayIn } from './texts.ts';
import type { World } from './world.ts';

/* The playground: one customer with four ways to talk to a shop, and what the one brain makes of it. */

const language = chosenLanguage();
document.documentElement.lang = language;

const { personas, store, names } = await get<{
  personas: Persona[];
  store: StoreFacts;
  names: Record<Language, Names>;
}>('/sandbox/personas');
const say = sayIn(language, names[language]);
const format = (day: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...day,
    timeZone: store.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
const whole = format({ day: 'numeric', month: 'short' });
const brief = format({});
const changed = () => {
  customer.changed();
  advisor.changed();
};
const clock = new ShopClock(say, language, store.timeZone, changed);
const world: World = {
  language,
  say,
  store,
  clock,
  time: (at) => whole.format(new Date(at)),
  briefly: (at) => brief.format(new Date(at)),
  changed,
};
const customer = new Customer(world, personas);
const advisor = new Advisor(world);
const setup = new Setup(world);
const doors = doorsOf(world, { customer: customer.node, advisor: advisor.node, setup: setup.node });

document.body.append(
  h('a', { className: 'skip', href: '#main' }, say('skip')),
  h(
    'header',
    { className: 'top' },
    h('div', { className: 'brand' }, h('h1', {}, 'Onethread'), storeChooser(say, store, language)),
    doors.nav,
    clock.node,
    languageSwitch(language),
  ),
  doors.main,
);
doors.start();
await clock.now();
