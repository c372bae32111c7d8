import { titlesCounted } from '../../conversation/titles.ts';
import type { Problem } from '../acts.ts';
import type { Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { type Agreement, adjective, agreement, bareOrder, plural } from './grammar.ts';

type Theme =
  | 'offer_return'
  | 'return_made'
  | 'return_standing'
  | 'handed_in'
  | 'drop_off'
  | 'points'
  | 'shops'
  | 'point_kept'
  | 'ask_postcode'
  | 'points_unknown'
  | 'return_closed'
  | 'settle'
  | 'return_stays'
  | 'refund_done'
  | 'refund_standing'
  | 'refund_instead'
  | 'no_refund_known'
  | 'undone'
  | 'undo_impossible'
  | 'undo_nothing';

/** "que votre robe soit trop petite" */
function trouble(problem: Exclude<Problem, 'changed_mind'>, agreed: Agreement): string {
  const soit = agreed.plural ? 'soient' : 'soit';
  return {
    size_too_small: `${soit} trop ${adjective('petit', agreed)}`,
    size_too_big: `${soit} trop ${adjective('grand', agreed)}`,
    size: `ne vous ${agreed.plural ? 'aillent' : 'aille'} pas`,
    damaged_item: `${soit} abîmé${agreed.e}`,
    wrong_item: `ne ${soit} pas ce que vous aviez commandé`,
  }[problem];
}

/** Returns and refunds. */
export const returns: Pick<Wording, Theme> = {
  offer_return(act, say) {
    const { free, carrier } = say.store.returns;
    if (act.asked === 'label') return "Dans ce cas, demandez-la-moi et je vous renvoie l'étiquette.";
    if (act.asked === 'cost')
      return free
        ? "Absolument rien : le retour est gratuit et l'étiquette est prépayée."
        : `L'étiquette ${carrier} est à votre charge ; rien d'autre ne vous est facturé.`;
    const agreed = agreement(...titlesCounted(act.items));
    const thing = `${agreed.votre} ${say.list(act.items.map((item) => say.piece(item)))}`;
    const opening =
      act.problem && act.problem !== 'changed_mind'
        ? `Je regrette que ${thing}, ${bareOrder(say.order(act.order))}, ${trouble(act.problem, agreed)}.`
        : `Vous pouvez tout à fait renvoyer ${thing}, ${bareOrder(say.order(act.order))}.`;
    const window =
      act.daysLeft === 0
        ? `C'est aujourd'hui le dernier jour pour ${agreed.le} retourner.`
        : `Il vous reste ${plural(act.daysLeft, 'jour')} pour ${agreed.le} retourner, jusqu'au ${say.day(act.lastDay)}.`;
    if (act.again) return window;
    if (say.spoken) return `${opening} ${window}`;
    const to = act.toAddressOnFile ? " à l'adresse e-mail de la commande" : '';
    const label = `une étiquette ${carrier}${free ? ' prépayée' : ''}`;
    const next = act.settles
      ? 'et vous déposez le colis.'
      : 'vous déposez le colis, puis vous choisissez entre un échange (autre taille ou autre couleur) et un remboursement.';
    const how = `${free ? 'Le retour est gratuit : je vous' : 'Je vous'} fais parvenir ${label}${to}, ${next}`;
    const detail =
      act.problem === 'size' ? ` Est-ce trop petit ou trop grand ? Je peux chercher la bonne taille.` : '';
    return `${opening} ${window}\n\n${how}${detail}`;
  },
  return_made(act, say) {
    const { free } = say.store.returns;
    const agreed = agreement(...titlesCounted(act.items));
    const thing = `${agreed.votre} ${say.list(act.items.map((item) => say.piece(item)))}`;
    const label = `étiquette ${act.carrier}${free ? ' prépayée' : ''}`;
    const by = `Il suffit de déposer le colis au plus tard le ${say.day(act.deadline)}.`;
    if (say.spoken) {
      const goes = {
        here: `l'${label} vous est envoyée`,
        address_on_file: `l'${label} part à l'adresse e-mail de la commande`,
        none: `l'${label} part à l'adresse e-mail de la commande`,
        coming: `l'${label} part à l'adresse e-mail de la commande dès que le transporteur l'aura établie`,
        person: `un collègue s'occupe de l'${label}, que le transporteur n'a pas pu établir`,
      }[act.label];
      const open = act.existing
        ? `Le retour de ${thing} est déjà ouvert`
        : `C'est fait : le retour de ${thing} est ouvert`;
      return `${open}, et ${goes}. ${by}`;
    }
    const head = `${act.existing ? 'Le' : "C'est fait : le"} retour de ${thing}, ${bareOrder(say.order(act.order))}, est ${act.existing ? 'bien ' : ''}ouvert.`;
    const sent = {
      here: say.manner.attachments
        ? `Vous trouverez votre ${label} en pièce jointe${free ? ' : le retour ne vous coûte rien' : ''}.`
        : `Voici votre ${label}.`,
      address_on_file: `L'${label} part à l'adresse e-mail de la commande.`,
      none: `L'${label} est rattachée à la commande.`,
      coming: `Le transporteur établit votre ${label} : elle part à l'adresse e-mail de la commande dès qu'elle est prête.`,
      person: `Le transporteur n'a pas pu établir votre ${label} : un collègue s'en occupe.`,
    }[act.label];
    return `${head} ${sent} ${by}`;
  },
  return_standing(act, say) {
    if (act.received) {
      return act.settlement === 'refund'
        ? `Nous avons bien reçu le retour de ${say.order(act.order)} ; votre remboursement est en route.`
        : `Nous avons bien reçu le retour de ${say.order(act.order)}.`;
    }
    const yet = act.awaited ? 'Votre colis ne nous est pas encore parvenu. ' : '';
    const open = `Le retour de ${say.order(act.order)} est ouvert`;
    if (act.late) return `${yet}${open}. ${handInBy(act.deadline, true, say)}`;
    return `${yet}${open} : vous pouvez déposer le colis dans un point ${act.carrier} jusqu'au ${say.day(act.deadline)}.`;
  },
  drop_off(act, say) {
    if (act.late) return handInBy(act.deadline, true, say);
    return `Collez l'étiquette sur le colis de ${say.order(act.order)} et déposez-le dans n'importe quel point ${act.carrier}, au plus tard le ${say.day(act.deadline)}.${act.site ? ` Vous trouverez le plus proche sur le site de ${act.carrier}.` : ''}`;
  },
  points(act, say) {
    const near = act.near ? ` du ${act.near}` : ' de votre adresse';
    const [carrier = ''] = act.points.map((point) => point.carrier);
    if (act.points.length === 0)
      return `Je ne trouve aucun point près${near}. Voulez-vous me donner un autre code postal ?`;
    const one = ({ name, where, today }: (typeof act.points)[number]) => {
      const spans = today?.map(([from, to]) => `de ${say.time(from)} à ${say.time(to)}`) ?? [];
      const open =
        today && (spans.length > 0 ? `ouvert aujourd'hui ${spans.join(' et ')}` : "fermé aujourd'hui");
      return [`${name}, ${where}`, open].filter(Boolean).join(say.spoken ? ', ' : ' : ');
    };
    const several = act.points.length > 1;
    const lead = `${several ? 'Les points' : 'Le point'} ${carrier} ${several ? 'les plus proches' : 'le plus proche'}${near} :`;
    const kept = act.kept ? ` La dernière fois, vous aviez choisi ${act.kept}.` : '';
    if (say.spoken) return `${lead} ${act.points.map(one).join('. ')}.${kept}`;
    return `${lead}\n${act.points.map((point) => `- ${one(point)}`).join('\n')}${kept && `\n${kept.trim()}`}`;
  },
  shops(act, say) {
    const one = ({ name, where, phone, pickup, today }: (typeof act.shops)[number]) => {
      const spans = today.map(([from, to]) => `de ${say.time(from)} à ${say.time(to)}`);
      const open = spans.length > 0 ? `ouvert aujourd'hui ${spans.join(' et ')}` : "fermé aujourd'hui";
      const more = [open, phone && `téléphone ${phone}`, pickup && 'retrait des commandes possible'];
      return `${name}, ${where} : ${more.filter(Boolean).join(' ; ')}`;
    };
    const lead = act.shops.length + act.more > 1 ? 'Nos boutiques :' : 'Notre boutique :';
    const rest = act.more > 0 ? `Il y en a ${act.more} de plus : dites-moi une ville.` : '';
    if (say.spoken) return [lead, `${act.shops.map(one).join('. ')}.`, rest].filter(Boolean).join(' ');
    return [lead, ...act.shops.map((shop) => `- ${one(shop)}`), rest].filter(Boolean).join('\n');
  },
  point_kept: ({ point }) => `C'est noté : ${point}. Je m'en souviendrai la prochaine fois.`,
  ask_postcode: ({ again }) =>
    again
      ? 'Je ne trouve rien sous ce code postal. Quel est-il exactement ?'
      : 'Près de quel code postal dois-je chercher ?',
  points_unknown: ({ carrier }) =>
    `Je ne peux pas consulter les points ${carrier} pour le moment. Ils figurent sur le site de ${carrier}.`,
  handed_in(act, say) {
    const agreed = act.to ? agreement(act.to.title) : null;
    const next = {
      exchange:
        act.to && agreed
          ? `nous vous expédions ${agreed.votre} ${say.piece(act.to)}`
          : 'votre échange vous est expédié',
      refund: 'nous lançons votre remboursement',
      undecided:
        'nous pourrons conclure : dites-moi simplement si vous préférez un échange ou un remboursement',
    }[act.settlement];
    return `Merci beaucoup. Dès que le colis de ${say.order(act.order)} nous parvient, ${next}.`;
  },
  return_closed(act, say) {
    const order = say.order(act.order);
    const free = say.store.returns.free ? ' gratuitement' : '';
    switch (act.reason) {
      case 'not_delivered':
        return `${capital(order)} n'a pas encore été livrée : le retour ne peut donc pas être lancé pour l'instant. À réception, vous aurez ${plural(say.store.returns.windowDays, 'jour')} pour la renvoyer${free}.`;
      case 'window_closed':
        return `Malheureusement, le délai de retour de ${order} a pris fin${act.lastDay ? ` le ${say.day(act.lastDay)}` : ''}. Je ne peux donc plus ouvrir de retour ni d'échange.`;
      case 'already_returned':
        return `${capital(order)} nous a déjà été retournée ; vous n'avez plus rien à faire.`;
      case 'cancelled':
        return `${capital(order)} a été annulée : il n'y a rien à renvoyer.`;
      case 'not_returnable':
        return `Malheureusement, cet article de ${order} ne peut pas être repris.`;
    }
  },
  settle(act) {
    if (act.ask === 'by_email')
      return 'Pour choisir entre un échange et un remboursement, répondez simplement à cet e-mail.';
    if (act.ask === 'several')
      return "Souhaitez-vous un remboursement pour l'ensemble, ou un échange pour l'un des articles (dites-moi lequel, et la taille ou la couleur) ?";
    return 'Souhaitez-vous un échange (dites-moi la taille ou la couleur) ou un remboursement ?';
  },
  return_stays(act, say) {
    return `Très bien, rien n'est échangé. Le retour de ${say.order(act.order)} reste ouvert : dites-moi si vous souhaitez une autre taille, une autre couleur ou un remboursement.`;
  },
  refund_done(act, say) {
    const handIn = act.deadline ? ` Merci de déposer le colis au plus tard le ${say.day(act.deadline)}.` : '';
    return `${act.beside ? '' : "C'est noté : "}${say.money(act.amount, act.currency)} pour ${say.order(act.order)} vous seront remboursés sur votre moyen de paiement d'origine, sous ${plural(act.days, 'jour')} après réception du colis.${handIn}`;
  },
  refund_standing(act, say) {
    const amount =
      act.amount === null
        ? 'Votre remboursement'
        : `Votre remboursement de ${say.money(act.amount, act.currency)}`;
    if (act.status === 'received') {
      return `Nous avons bien reçu le retour de ${say.order(act.order)}. Le remboursement est versé sur votre moyen de paiement d'origine sous ${plural(act.days, 'jour')} après réception ; votre banque peut mettre quelques jours de plus à l'afficher.`;
    }
    return act.status === 'issued'
      ? `${amount} pour ${say.order(act.order)} a été émis ${say.past(act.at)}${act.way ? ` sur ${act.way}` : ''} ; les banques mettent en général quelques jours à l'afficher.`
      : `${amount} pour ${say.order(act.order)} est enregistré : il sera versé sur ${act.way ?? "votre moyen de paiement d'origine"} sous ${plural(act.days, 'jour')} après réception de votre colis.`;
  },
  refund_instead(act, say) {
    const { votre, est, e } = agreement(act.to.title);
    return `Un échange est déjà prévu : ${votre} ${say.piece(act.to)} vous ${est} réservé${e}. Pour un remboursement, il faut d'abord annuler cet échange.`;
  },
  no_refund_known: (act, say) =>
    `Je ne vois pour l'instant ni retour ni remboursement pour ${say.order(act.order)}.`,
  undone(act, say) {
    if (act.next)
      return `C'est fait : ${act.what === 'exchange' ? "l'échange" : 'le retour'} de ${say.order(act.order)} est annulé.`;
    return act.what === 'exchange'
      ? `L'échange de ${say.order(act.order)} est annulé. Votre retour reste ouvert : dites-moi si vous souhaitez une autre taille, une autre couleur ou un remboursement.`
      : `Le retour de ${say.order(act.order)} est annulé ; vous gardez simplement votre achat.`;
  },
  undo_impossible(act, say) {
    const what = act.what === 'exchange' ? "l'échange" : 'le retour';
    return `Malheureusement, ${what} de ${say.order(act.order)} est déjà trop avancé pour que je puisse l'annuler. Une personne de l'équipe peut y regarder de plus près si vous le souhaitez.`;
  },
  undo_nothing: () => "Je ne vois rien à annuler pour le moment. Qu'aimeriez-vous changer ?",
};

/** "la taille M", "le coloris noir": what an exchange is for. */
export function withArticle(options: string): string {
  return /^(?:taille|pointure)/i.test(options) ? `la ${options}` : `le coloris ${options}`;
}

/** By when a parcel is to be handed in, or that it is too late for that. */
export function handInBy(deadline: string, late: boolean, say: Say): string {
  return late
    ? `Le colis devait être déposé au plus tard le ${say.day(deadline)} ; ce délai est passé, mais une personne de l'équipe peut étudier votre cas.`
    : `Merci de déposer le colis au plus tard le ${say.day(deadline)}.`;
}
