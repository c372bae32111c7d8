import { addDays } from '../../language/calendar.ts';
import { fold, readable } from '../../language/reading/text.ts';
import type { Scene } from './scene.ts';

/** Facts worth keeping from the customer's own words; reasons by order are kept where they are understood. */
export function learn(scene: Scene): void {
  const { context, reading, reply } = scene;
  const text = context.asked.map((message) => readable(message.text)).join('\n');
  const said = fold(text);
  const carriers = [context.store.returns.carrier, ...context.store.shipping.carriers];
  const carrier = carriers.find((name) => said.includes(fold(name)));
  if (carrier) reply.facts.set('carrier', carrier);
  if (reading.answerOn) reply.facts.set('preferred_channel', reading.answerOn);
  if (reading.language && reading.language !== scene.language.tag)
    reply.facts.set('preferred_language', reading.language);
  const [size] = reading.named.sizes;
  if (reading.usualSize && size) reply.facts.set('size', size);
  if (reading.availability && !reading.intents.some(({ intent }) => intent === 'stock')) {
    // Somebody who says when they are in means days to come: a weekday was read as the last one.
    const days = reading.named.dates.map((day) => (day < scene.today ? addDays(day, 7) : day));
    const times = said.match(/\b\d{1,2}(?::\d{2}| ?h(?: ?\d{2})?| ?(?:am|pm))\b/g)?.slice(0, 3) ?? [];
    const when = [...days, ...times].join(' ');
    if (when) reply.facts.set('availability', when);
  }
}
