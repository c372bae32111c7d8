import type { Say, Wording } from '../language.ts';
import type { Budget } from './budget.ts';

/** What is said to somebody who chooses among things, or among sizes. */
export const choosing: Pick<
  Wording,
  'selection' | 'size_chart' | 'size_usual' | 'size_between' | 'size_pick' | 'size_unknown'
> = {
  selection(act, say) {
    const { gift, kind, materials, options, budget } = act.asked;
    const understood = [
      gift ? 'a gift' : '',
      kind ?? '',
      materials.length > 0 ? `in ${say.list(materials)}` : '',
      options ? say.options(options) : '',
      budget ? budgetText(budget, (sum) => say.money(sum, act.currency)) : '',
    ].filter(Boolean);
    const asked = aside(understood, say);
    const lead = act.suits
      ? `This is what there is${asked}`
      : `I'm sorry, there is nothing in stock just like that${asked}. The nearest to it`;
    const things = act.things.map(({ title, price, left }) => {
      const range = say.range(left);
      const comes = left.length === 0 ? ', sold out' : range === '' ? '' : `, in ${range}`;
      return `${title}, ${say.money(price, act.currency)}${comes}`;
    });
    const more = act.more > 0 ? ` There ${act.more === 1 ? 'is one more' : `are ${act.more} more`}.` : '';
    const other = act.asked.otherCurrency
      ? ` Our prices are in ${act.currency}, so I have not compared yours with them.`
      : '';
    const close = act.things.length > 1 ? ' Which one would you like to know more about?' : '';
    return say.spoken
      ? `${lead}: ${things.join('; ')}.${more}${other}${close}`
      : `${lead}:\n${things.map((thing) => `- ${thing}`).join('\n')}\n\n${`${more}${other}${close}`.trim()}`.trim();
  },
  size_chart(act, say) {
    const usual = `${act.advice ? ` ${written(act.advice)}` : ''}${act.height ? ' A height alone gives no size.' : ''}${act.usual ? ` You told me you usually take ${act.usual}.` : ''}`;
    if (say.spoken) {
      const row = act.rows.map(({ size, measures }) => `${size}: ${measures[0] ?? ''}`);
      return `For the ${act.title}: ${row.slice(0, 4).join('; ')}.${usual} Which measurement do you have?`;
    }
    const rows = act.rows.map(({ size, measures }) => `${size}: ${measures.join(', ')}`).join('\n');
    return `Sizes of the ${act.title}:\n${rows}\n\nTell me your measurements and I will pick the size.${usual}`;
  },
  size_usual(act, say) {
    const height = act.height ? ' Your height alone would give no size.' : '';
    const advice = act.advice ? ` ${written(act.advice)}` : '';
    const [fit, other] = act.fits;
    if (!fit) {
      const rows = act.rows.map(
        ({ size, measures }) => `${size}: ${(say.spoken ? measures.slice(0, 1) : measures).join(', ')}`,
      );
      const lead = `You usually take ${act.usual}, and the ${act.title} comes in other sizes, so that alone does not say which one`;
      return say.spoken
        ? `${lead}. ${rows.slice(0, 5).join('; ')}.${advice} Which measurements do you have?`
        : `${lead}:\n${rows.join('\n')}\n\nTell me your measurements and I will pick the size.${height}${advice}`;
    }
    const made = (row: typeof fit) => (row.measures.length > 0 ? ` (${row.measures.join(', ')})` : '');
    const lead = fit.system
      ? act.fits
          .map((row) => `A ${row.system} is usually a ${row.size} in French sizes${made(row)}.`)
          .join(' ')
      : `You usually take ${fit.size}. This is the ${fit.size} of the ${act.title}${made(fit)}.`;
    const close = other
      ? ' Which of the two is yours? Your measurements would settle it.'
      : ` If those are your measurements, ${fit.size} is the one for the ${act.title}; if not, tell me yours and I will pick.`;
    return `${lead}${height}${advice}${close}`;
  },
  size_between(act) {
    const [smaller, larger] = act.rows;
    const made = act.rows
      .filter(({ measures }) => measures.length > 0)
      .map(({ size, measures }) => `${size}: ${measures.join(', ')}`);
    const rows = made.length > 0 ? ` ${made.join('; ')}.` : '';
    const lead =
      act.take !== null
        ? `Between ${smaller?.size} and ${larger?.size} I would take the ${act.take} of the ${act.title}.`
        : `Between ${smaller?.size} and ${larger?.size} of the ${act.title}, ${act.advice ? 'what is written does not say which one to take' : 'nothing is written down on which one to take'}.`;
    const close = act.take === null && made.length > 0 ? ' Tell me your measurements and I will pick.' : '';
    return `${lead}${act.advice ? ` ${written(act.advice)}` : ''}${rows}${close}`;
  },
  size_pick: (act, say) =>
    `For the ${act.title} I recommend size ${act.size}: it is made for ${say.list(act.fits.map(({ measure, range }) => `${say.measure(measure)} ${range}`))}.`,
  size_unknown: (act) =>
    `I have no size chart for the ${act.title}, so I would rather not guess.${act.advice ? ` ${written(act.advice)}` : ''}${act.advice ? '' : ' Take your usual size;'} ${act.advice ? 'If' : 'if'} it does not fit, you can exchange it.`,
};

/** What the shop has written, as it is written. */
function written(advice: string): string {
  return `It is written of it: “${advice}”`;
}

/** What was understood, so that it can be put right. */
function aside(understood: readonly string[], say: Say): string {
  if (understood.length === 0) return '';
  return say.spoken ? `, ${understood.join(', ')}` : ` (${understood.join(', ')})`;
}

function budgetText({ least, most, about }: Budget, money: (sum: number) => string): string {
  if (about !== null) return `around ${money(about)}`;
  if (least !== null && most !== null) return `between ${money(least)} and ${money(most)}`;
  return most === null ? `from ${money(least ?? 0)}` : `up to ${money(most)}`;
}
