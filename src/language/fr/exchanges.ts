import { titlesCounted } from '../../conversation/titles.ts';
import type { Piece } from '../acts.ts';
import type { Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { agreement, plural as counted, the } from './grammar.ts';
import { handInBy, withArticle } from './returns.ts';

type Theme =
  | 'in_stock'
  | 'nothing_exchanged'
  | 'exchange_done'
  | 'exchanged_too'
  | 'has_it'
  | 'exchange_standing'
  | 'sold_out'
  | 'no_such_variant'
  | 'which_variant'
  | 'different_price'
  | 'not_ordered'
  | 'instead_first'
  | 'settle_each';

/** Of a return's label that is not here. */
const AWAITED = {
  coming: "L'étiquette de retour suit par e-mail dès que le transporteur l'aura établie.",
  failed: "Le transporteur n'a pas pu établir l'étiquette de retour : un collègue s'en occupe.",
};

/** The same thing in another size or colour. */
export const exchanges: Pick<Wording, Theme> = {
  not_ordered(act, say) {
    const have = say.list(act.have.map((piece) => say.piece(piece)));
    const head = `Je ne trouve pas « ${act.thing} » dans vos commandes.`;
    return have ? `${head} J'y vois : ${have}. Duquel de ces articles s'agit-il ?` : head;
  },
  instead_first(act, say) {
    const { votre } = agreement(act.from.title);
    const to = say.change(act.from, act.to);
    return act.settled === 'exchange'
      ? `Un échange est déjà enregistré pour ${votre} ${say.piece(act.from)}. Je l'annule d'abord, puis je réserve à la place : ${to}.`
      : `Un remboursement est convenu pour ${votre} ${say.piece(act.from)}, et un retour ne peut pas être les deux. J'annule d'abord ce retour et son remboursement, puis je vous propose l'échange : ${to}.`;
  },
  settle_each: (act) =>
    `Les deux sont possibles, il me faut savoir lequel. Un échange : vous renvoyez l'article et nous expédions une autre taille ou une autre couleur dès réception de votre colis ; dites-moi simplement laquelle. Un remboursement : l'argent revient sur votre moyen de paiement, sous ${counted(act.days, 'jour')} après réception de votre colis.`,
  in_stock: (act, say) => `Bonne nouvelle : ${withArticle(say.change(act.from, act.to))} est en stock.`,
  nothing_exchanged: (act, say) => `Aucun échange n'est encore enregistré pour ${say.order(act.order)}.`,
  exchange_done(act, say) {
    const { votre, il, e, est, plural } = agreement(...titlesCounted([act.from]));
    const change = withArticle(say.change(act.from, act.to));
    const swap = `C'est fait : ${votre} ${say.piece(act.from)} ${est} échangé${e} contre ${change}${free(say)}.`;
    const aside = `${capital(il)} vous ${est} réservé${e} et ${plural ? 'partiront' : 'partira'} dès que nous aurons reçu votre colis.`;
    const wait = act.labelWait ? ` ${AWAITED[act.labelWait]}` : '';
    const label =
      act.labelHere && !say.spoken ? " L'étiquette de retour prépayée accompagne ce message." : wait;
    return `${swap} ${say.spoken ? aside : reserved(act.to, say)} ${handInBy(act.deadline, false, say)}${label}`;
  },
  exchanged_too(act, say) {
    const { votre, e, est } = agreement(...titlesCounted([act.from]));
    const change = withArticle(say.change(act.from, act.to));
    return `${capital(votre)} ${say.piece(act.from)} ${est} aussi échangé${e} contre ${change}.`;
  },
  has_it: (act, say) =>
    `C'est déjà ce que vous avez : ${agreement(act.piece.title).votre} ${say.piece(act.piece)}.`,
  exchange_standing(act, say) {
    const { from, to } = act;
    const { votre, il, e, est, nouveau, plural } = agreement(to.title);
    const thing = `${votre} ${nouveau} ${say.piece(to)}`;
    const Thing = capital(thing);
    if (act.status === 'shipped')
      return `${Thing} ${plural ? 'sont parti' : 'est parti'}${e} et ${est} en route vers vous.`;
    if (act.status === 'delivered') return `${Thing} ${plural ? 'ont' : 'a'} été livré${e}.`;
    const handIn = act.deadline ? ` ${handInBy(act.deadline, act.late, say)}` : '';
    const sent = act.labelSentAt
      ? ` (l'étiquette de retour vous a été envoyée ${say.past(act.labelSentAt)})`
      : '';
    const goes = plural ? 'partiront' : 'partira';
    const wait = `${capital(il)} ${goes} dès que nous aurons reçu votre retour${say.spoken ? '' : sent}.${handIn}`;
    if (act.asked === 'where') return `${Thing} vous ${est} réservé${e}. ${wait}`;
    if (act.asked === 'received') {
      return `Votre colis ne nous est pas encore parvenu. Dès son arrivée, ${thing} vous ${plural ? 'seront' : 'sera'} expédié${e}.${handIn}`;
    }
    const before = agreement(from.title);
    const head = `L'échange de ${before.votre} ${say.piece(from)} contre ${withArticle(say.change(from, to))} est déjà enregistré, et ${plural ? 'les articles vous sont réservés' : "l'article vous est réservé"}.`;
    if (act.asked === 'other') {
      return `${head} Si vous préférez autre chose, dites-moi d'abord « annuler l'échange » ; nous choisirons ensuite ensemble ce qui vous convient.`;
    }
    return `${head} ${wait}`;
  },
  sold_out(act, say) {
    const wanted = say.options(act.wanted);
    const head = `Malheureusement, ${wanted ? withArticle(wanted) : `${agreement(act.wanted.title).votre} ${say.piece(act.wanted)}`} est en rupture de stock pour le moment.`;
    if (act.left.length === 0) {
      return act.refund
        ? `${head} Il ne reste rien d'autre dans ce modèle ; je peux vous proposer un remboursement à la place. Cela vous conviendrait-il ?`
        : `${head} Il ne reste rien d'autre dans ce modèle.`;
    }
    const left = say.range(act.left);
    return act.refund
      ? `${head} Il nous reste : ${left}. Qu'est-ce qui vous conviendrait, ou préférez-vous un remboursement ?`
      : `${head} Il nous reste : ${left}.`;
  },
  no_such_variant(act, say) {
    const left = say.range(act.left);
    const { plural } = agreement(act.piece.title);
    const edge = act.edge === 'largest' ? 'grande' : 'petite';
    const head = act.edge
      ? `C'est déjà la plus ${edge} taille pour ${the(act.piece.title)}.`
      : `${capital(the(act.piece.title))} ${plural ? "n'existent" : "n'existe"} pas en ${say.options(act.piece)}.`;
    return left
      ? `${head} Je peux vous proposer : ${left}. Qu'est-ce qui vous conviendrait, ou préférez-vous un remboursement ?`
      : `${head} Souhaitez-vous plutôt un remboursement ?`;
  },
  which_variant(act, say) {
    const left = say.range(act.left);
    const { votre } = agreement(act.piece.title);
    return left
      ? `Avec plaisir. Contre quoi souhaitez-vous échanger ${votre} ${say.piece(act.piece)} ? En stock : ${left}.`
      : `Malheureusement, il ne reste rien d'autre en stock pour ${the(act.piece.title)}. Souhaitez-vous plutôt un remboursement ?`;
  },
  different_price(act, say) {
    return `Je ne peux échanger que contre le même article dans une autre taille ou une autre couleur. Pour l'article ${say.piece(act.to)}, le plus simple est de vous faire rembourser et de passer une nouvelle commande.`;
  },
};

/** "L'article … vous est réservé et part dès que …". */
function reserved(to: Piece, say: Say): string {
  const { votre, nouveau, est, e, plural } = agreement(...titlesCounted([to]));
  return `${capital(votre)} ${nouveau} ${say.piece(to)} vous ${est} réservé${e} et ${plural ? 'partiront' : 'partira'} dès que nous aurons reçu votre retour.`;
}

function free(say: Say): string {
  return say.store.returns.free ? ', sans frais' : '';
}
