import type { Brain, Exchange } from '../../shapes.ts';
import { h } from '../dom.ts';
import type { World } from '../world.ts';

/** One thread over all channels, oldest first: a visitor's own words among it while nobody knows whose they are. */
export function threadOf({ people }: Brain, world: World): HTMLElement[] {
  const ids = new Set(people.map(({ id }) => id));
  const rows = people.flatMap((person) =>
    person.exchanges
      // What a visitor's object told the person's stands there already.
      .filter(({ origin }) => origin === person.id || !ids.has(origin))
      .map((exchange) => ({ exchange, apart: person.visitor && people.length > 1 })),
  );
  rows.sort((one, other) => Date.parse(one.exchange.timestamp) - Date.parse(other.exchange.timestamp));
  if (rows.length === 0) return [h('li', { className: 'muted' }, world.say('emptyThread'))];
  return rows.map(({ exchange, apart }) => row(exchange, apart, world));
}

function row(exchange: Exchange, apart: boolean, { say, time }: World): HTMLElement {
  const { timestamp, channel, author, text, detected_intent, resolution_achieved, entities } = exchange;
  const mood = exchange.inferred_satisfaction;
  const notes = [
    detected_intent && say(`intent_${detected_intent}`),
    entities?.orders?.map((order) => `#${order}`).join(' '),
    resolution_achieved && say(`resolution_${resolution_achieved}`),
    mood !== null && author === 'customer' ? say('mood', { mood: Math.round(mood * 100) }) : null,
    apart ? say('unlinked') : null,
  ].filter((one) => typeof one === 'string' && one !== '');
  return h(
    'li',
    { className: author === 'customer' ? 'in' : 'out' },
    h(
      'p',
      { className: 'meta' },
      h('span', { className: `tag ${channel}` }, say(`channel_${channel}`)),
      h('b', {}, say(`author_${author}`)),
      h('time', { dateTime: timestamp }, time(timestamp)),
    ),
    h('p', { className: 'text' }, text),
    notes.length > 0 ? h('p', { className: 'notes' }, notes.join(' · ')) : '',
  );
}
