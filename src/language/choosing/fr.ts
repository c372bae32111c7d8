import { lookup } from '../../lookup.ts';
import { the } from '../fr/grammar.ts';
import type { Say, Wording } from '../language.ts';
import type { Budget } from './budget.ts';

/** "un tour de poitrine de 88-92 cm" */
const MEASURED: Record<string, string> = {
  poitrine: 'un tour de poitrine de',
  'tour de taille': 'un tour de taille de',
  hanches: 'un tour de hanches de',
  longueur: 'une longueur de',
  'longueur du pied': 'un pied de',
};

/** What is said to somebody who chooses among things, or among sizes. */
export const choosing: Pick<
  Wording,
  'selection' | 'size_chart' | 'size_usual' | 'size_between' | 'size_pick' | 'size_unknown'
> = {
  selection(act, say) {
    const { gift, kind, materials, options, budget } = act.asked;
    const understood = [
      gift ? 'un cadeau' : '',
      kind ?? '',
      materials.length > 0 ? `en ${say.list(materials)}` : '',
      options ? say.options(options) : '',
      budget ? budgetText(budget, (sum) => say.money(sum, act.currency)) : '',
    ].filter(Boolean);
    const asked = aside(understood, say);
    const lead = act.suits
      ? `Voici ce qu'il y a${asked}`
      : `Malheureusement, rien n'est en stock exactement ainsi${asked}. Voici ce qui s'en rapproche le plus`;
    const things = act.things.map(({ title, price, left }) => {
      const range = say.range(left);
      const comes = left.length === 0 ? ', en rupture de stock' : range === '' ? '' : `, en ${range}`;
      return `${title}, ${say.money(price, act.currency)}${comes}`;
    });
    const more = act.more > 0 ? ` Il y en a ${act.more === 1 ? 'une autre' : `${act.more} autres`}.` : '';
    const other = act.asked.otherCurrency
      ? ` Nos prix sont en ${act.currency} : je n'ai pas comparé le vôtre.`
      : '';
    const close = act.things.length > 1 ? ' Duquel souhaitez-vous en savoir plus ?' : '';
    return say.spoken
      ? `${lead} : ${things.join(' ; ')}.${more}${other}${close}`
      : `${lead} :\n${things.map((thing) => `- ${thing}`).join('\n')}\n\n${`${more}${other}${close}`.trim()}`.trim();
  },
  size_chart(act, say) {
    const usual = `${act.advice ? ` ${written(act.advice)}` : ''}${act.height ? ' La stature seule ne donne pas de taille.' : ''}${act.usual ? ` Vous m'avez dit porter habituellement du ${act.usual}.` : ''}`;
    if (say.spoken) {
      const row = act.rows.map(({ size, measures }) => `${size}, ${measures[0] ?? ''}`);
      return `Pour ${the(act.title)} : ${row.slice(0, 4).join(' ; ')}.${usual} Quelles sont vos mesures ?`;
    }
    const rows = act.rows.map(({ size, measures }) => `${size} : ${measures.join(', ')}`).join('\n');
    return `Les tailles pour ${the(act.title)} :\n${rows}\n\nDonnez-moi vos mesures et je vous indique la bonne taille.${usual}`;
  },
  size_usual(act, say) {
    const height = act.height ? ' Votre stature seule ne donnerait pas de taille.' : '';
    const advice = act.advice ? ` ${written(act.advice)}` : '';
    const [fit, other] = act.fits;
    if (!fit) {
      const rows = act.rows.map(
        ({ size, measures }) => `${size} : ${(say.spoken ? measures.slice(0, 1) : measures).join(', ')}`,
      );
      const lead = `Vous portez habituellement du ${act.usual}, et ${the(act.title)} existe dans d'autres tailles : cela seul ne dit pas laquelle`;
      return say.spoken
        ? `${lead}. ${rows.slice(0, 5).join(' ; ')}.${advice} Quelles sont vos mesures ?`
        : `${lead} :\n${rows.join('\n')}\n\nDonnez-moi vos mesures et je vous indique la bonne taille.${height}${advice}`;
    }
    const made = (row: typeof fit) => (row.measures.length > 0 ? ` (${row.measures.join(', ')})` : '');
    const lead = fit.system
      ? act.fits
          .map((row) => `Un ${row.system} correspond en général à un ${row.size} français${made(row)}.`)
          .join(' ')
      : `Vous portez habituellement du ${fit.size}. Pour ${the(act.title)}, voici le ${fit.size}${made(fit)}.`;
    const close = other
      ? ' Lequel des deux est le vôtre ? Vos mesures le diraient.'
      : ` Si ce sont vos mesures, le ${fit.size} est le bon pour ${the(act.title)} ; sinon, donnez-les-moi et je vous indique la taille.`;
    return `${lead}${height}${advice}${close}`;
  },
  size_between(act) {
    const [smaller, larger] = act.rows;
    const made = act.rows
      .filter(({ measures }) => measures.length > 0)
      .map(({ size, measures }) => `${size} : ${measures.join(', ')}`);
    const rows = made.length > 0 ? ` ${made.join(' ; ')}.` : '';
    const lead =
      act.take !== null
        ? `Entre le ${smaller?.size} et le ${larger?.size}, je prendrais le ${act.take} pour ${the(act.title)}.`
        : `Entre le ${smaller?.size} et le ${larger?.size} pour ${the(act.title)}, ${act.advice ? 'ce qui est écrit ne dit pas lequel prendre' : "rien n'est écrit sur celui qu'il faut prendre"}.`;
    const close = act.take === null && made.length > 0 ? ' Donnez-moi vos mesures et je choisis.' : '';
    return `${lead}${act.advice ? ` ${written(act.advice)}` : ''}${rows}${close}`;
  },
  size_pick: (act, say) =>
    `Pour ${the(act.title)}, je vous conseille la taille ${act.size} : elle est prévue pour ${say.list(act.fits.map(({ measure, range }) => `${lookup(MEASURED, say.measure(measure)) ?? `${say.measure(measure)} :`} ${range}`))}.`,
  size_unknown: (act) =>
    `Je n'ai pas de guide des tailles pour ${the(act.title)}, je préfère donc ne pas deviner.${act.advice ? ` ${written(act.advice)}` : ''}${act.advice ? '' : ' Prenez votre taille habituelle ;'} ${act.advice ? 'Si' : 'si'} elle ne va pas, vous pourrez l'échanger.`,
};

/** What the shop has written, as it is written. */
function written(advice: string): string {
  return `Il est écrit à son sujet : « ${advice} »`;
}

/** What was understood, so that it can be put right. */
function aside(understood: readonly string[], say: Say): string {
  if (understood.length === 0) return '';
  return say.spoken ? `, ${understood.join(', ')}` : ` (${understood.join(', ')})`;
}

function budgetText({ least, most, about }: Budget, money: (sum: number) => string): string {
  if (about !== null) return `autour de ${money(about)}`;
  if (least !== null && most !== null) return `entre ${money(least)} et ${money(most)}`;
  return most === null ? `à partir de ${money(least ?? 0)}` : `jusqu'à ${money(most)}`;
}
