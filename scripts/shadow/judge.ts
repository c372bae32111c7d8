import type { Exchange } from '../clients/api.ts';
import type { Past, Said } from './past.ts';

/* What of a replayed conversation a person should look at, by signs that need no opinion. */

/** A conversation as it would have gone now. */
export interface Replayed {
  past: Past;
  /** What was answered to each of the customer's messages, in their order. */
  answers: string[][];
  exchanges: Exchange[];
  /** Why it could not be played to its end. */
  broken: string | null;
}

export interface Judged extends Replayed {
  answered: boolean;
  resolved: boolean;
  handedOver: boolean;
  /** What looks wrong in it, the worst first. */
  signs: Sign[];
}

interface Sign {
  /** 1 to 5: how much a person should want to see it. */
  weight: number;
  what: string;
}

const ASKS_ORDER =
  /(?:order number|numéro de (?:la |votre )?commande|bestell?nummer|número d[eo]l? pedido)[^.?!]*\?/i;
const MONEY = /(?:[€$£]\s?(\d+(?:[.,]\d{1,2})?))|(?:(\d+(?:[.,]\d{1,2})?)\s?(?:€|\$|£|EUR\b|USD\b|GBP\b))/g;

export function judge(replayed: Replayed): Judged {
  const { past, answers, exchanges, broken } = replayed;
  const silent = answers.filter((one) => one.length === 0).length;
  const last = exchanges.findLast(({ resolution_achieved: came }) => came !== null)?.resolution_achieved;
  const handedOver = exchanges.some(({ resolution_achieved: came }) => came === 'escalated');
  const signs: Sign[] = [];
  if (broken !== null) signs.push({ weight: 5, what: `it could not go on: ${broken}` });
  if (silent > 0 && broken === null)
    signs.push({ weight: 4, what: `${silent} of ${answers.length} messages got no answer` });
  const again = askedAgain(past, answers);
  if (again > 0) signs.push({ weight: 4, what: 'it asks for an order number that it had been told' });
  const twice = repeated(answers);
  if (twice > 0) signs.push({ weight: 3, what: 'it says the same twice' });
  const other = otherMoney(past, answers);
  if (other) signs.push({ weight: 3, what: other });
  const mood = lowest(exchanges);
  if (mood !== null && mood < 0.3 && !handedOver)
    signs.push({ weight: 3, what: 'the customer is upset, and no person was called' });
  const theirs = exchanges.filter(({ author }) => author === 'customer');
  if (
    theirs.length > 0 &&
    theirs.every(({ detected_intent: intent }) => intent === null || intent === 'other')
  )
    signs.push({ weight: 2, what: 'no wish of the customer was understood' });
  return {
    ...replayed,
    answered: broken === null && silent === 0,
    resolved: broken === null && last === 'yes',
    handedOver,
    signs: signs.sort((one, another) => another.weight - one.weight),
  };
}

/** Those to look at, worst first. */
export function worst(all: readonly Judged[], most: number): Judged[] {
  const score = ({ signs }: Judged) => signs.reduce((sum, { weight }) => sum + weight, 0);
  return all
    .filter(({ signs }) => signs.length > 0)
    .sort((one, other) => score(other) - score(one))
    .slice(0, most);
}

/** How often an order number is asked for that the customer has said before. */
function askedAgain({ said }: Past, answers: readonly string[][]): number {
  const theirs = customerSaid(said);
  let told = false;
  let times = 0;
  for (const [index, words] of theirs.entries()) {
    told ||= /(?:^|[^\d])#?\d{4,}(?!\d)/.test(words);
    if (told) times += (answers[index] ?? []).filter((answer) => ASKS_ORDER.test(answer)).length;
  }
  return times;
}

function repeated(answers: readonly string[][]): number {
  const all = answers.flat().filter((answer) => answer.length > 40);
  return all.length - new Set(all).size;
}

/** Money that the shop named then, of which none is named now though other money is. */
function otherMoney({ said }: Past, answers: readonly string[][]): string | null {
  const then = moneyIn(
    said
      .filter(({ by }) => by === 'shop')
      .map(({ text }) => text)
      .join('\n'),
  );
  const now = moneyIn(answers.flat().join('\n'));
  if (then.size === 0 || now.size === 0 || [...then].some((one) => now.has(one))) return null;
  return `it names ${[...now].join(', ')} where the shop named ${[...then].join(', ')}`;
}

function moneyIn(text: string): Set<string> {
  const all = [...text.matchAll(MONEY)].map(([, before, behind]) =>
    Number((before ?? behind ?? '').replace(',', '.')).toFixed(2),
  );
  return new Set(all);
}

function lowest(exchanges: readonly Exchange[]): number | null {
  const moods = exchanges.flatMap(({ inferred_satisfaction: mood }) => (mood === null ? [] : [mood]));
  return moods.length > 0 ? Math.min(...moods) : null;
}

/** The customer's messages, in their order. */
export function customerSaid(said: readonly Said[]): string[] {
  return said.flatMap(({ by, text }) => (by === 'customer' ? [text] : []));
}
