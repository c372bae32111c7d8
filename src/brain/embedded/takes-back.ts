import type { Quote } from '../../conversation/quote.ts';
import { spells } from '../../identity/order-number.ts';
import { languageOfText } from '../../language/detect.ts';
import { meansWhole } from '../../language/extent/whole.ts';
import { keepsOrder } from '../../language/follow/keeps-order.ts';
import { languageOf } from '../../language/index.ts';
import { compiled } from '../../language/reading/compiled.ts';
import { garmentConcept, isGarment } from '../../language/reading/concepts.ts';
import { halts, narrows } from '../../language/upkeep/halt.ts';
import { deniesAgreement } from '../../language/upkeep/not-agreed.ts';
import { titleWords } from './likeness.ts';
import type { Heard } from './requested.ts';
import { understand } from './understand.ts';

/**
 * Whether the customer's own new words take back what they agreed to and what waits for a person: it is not wanted any more, only a part
 * of it is, or something else instead. Words about another order or another thing take nothing back.
 */
export function takesBack(quote: Quote, words: string, heard: Heard): boolean {
  if (words.trim() === '') return false;
  const { order, act, out, in: instead } = quote;
  const engine = compiled(languageOfText(words, languageOf(heard.locale)));
  const reading = understand(words, engine, {
    today: heard.today,
    country: heard.country,
    known: order === null ? [] : [order],
    expectsOrder: false,
  });
  const { says, named, intents } = reading;
  const elsewhere = named.orders.every((number) => order === null || !spells(number, order));
  if (says.has('hypothetical') || (named.orders.length > 0 && elsewhere)) return false;
  if (deniesAgreement(words) || halts(words)) return true;

  const own = new Set([...out, ...instead].flatMap(({ title }) => titleWords(title).map(garmentConcept)));
  const things = (said: readonly string[]) => new Set(said.filter(isGarment).map(garmentConcept));
  const denied = things(reading.denied);
  const meant = [...things(reading.words)].filter((thing) => !denied.has(thing));
  const kept = [...things(reading.spared), ...(meant.length > 0 ? denied : [])];
  if (kept.some((thing) => own.has(thing))) return true;
  if ([...meant, ...kept, ...denied].some((thing) => !own.has(thing))) return false;
  const pieces = out.reduce((sum, { quantity }) => sum + quantity, 0);
  if (pieces > 1 && narrows(words, named.colours.length > 0)) return true;
  const fewer = says.has('part') || says.has('corrects');
  if (meant.length > 0 && fewer && out.some(({ title }) => apart(title, meant))) return true;

  const wants = (intent: 'undo' | 'cancellation') => intents.some((one) => one.intent === intent);
  if (act === 'cancel') {
    // "Cancel the whole thing": of a part something more is meant, of all of it the same once more.
    if (meansWhole(words)) return quote.part === true;
    if (says.has('not_cancel') || keepsOrder(words)) return true;
    if (says.has('return') || says.has('exchange') || (wants('cancellation') && !wants('undo'))) return false;
  }
  return wants('undo') || says.has('backs_out');
}

/** It is none of the things. */
function apart(title: string, things: readonly string[]): boolean {
  return titleWords(title).every((word) => !things.includes(garmentConcept(word)));
}
