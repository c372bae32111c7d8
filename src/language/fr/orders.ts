import { titlesCounted } from '../../conversation/titles.ts';
import type { ParcelState } from '../../conversation/values.ts';
import type { Piece } from '../acts.ts';
import type { Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { agreement, bareOrder, plural, the } from './grammar.ts';

type Theme =
  | 'ask_order'
  | 'elsewhere'
  | 'ask_contact'
  | 'which_order'
  | 'which_item'
  | 'which_items'
  | 'card_means'
  | 'no_certain_day'
  | 'how_many'
  | 'order_unknown'
  | 'too_many_tries'
  | 'needs_proof'
  | 'unavailable'
  | 'cancel_done'
  | 'order_changed'
  | 'ask_address'
  | 'ask_country'
  | 'not_cancelled'
  | 'cancel_impossible'
  | 'status'
  | 'tracked'
  | 'parcel_missing'
  | 'fault'
  | 'stock'
  | 'which_product'
  | 'product_unknown'
  | 'range'
  | 'details'
  | 'policy_returns'
  | 'policy_shipping';

/** What a stronger proof is wanted for, as a sentence begins. */
export const GUARDED = {
  exchange: "Pour procéder à l'échange,",
  cancellation: "Pour l'annuler,",
  refund: 'Pour lancer un remboursement,',
  return: 'Pour cela,',
  undo: 'Pour revenir en arrière,',
  order: 'Pour la retrouver,',
  details: 'Pour parler de coordonnées ou de paiement,',
  address_change: 'Pour modifier une adresse ou des coordonnées,',
  order_change: "Pour modifier le paiement d'une commande,",
  subscription: "Pour parler d'un abonnement,",
  invoice: 'Pour parler de factures,',
  receipt: "Pour vous envoyer le détail d'une commande et de son paiement,",
  appointment: 'Pour parler de vos rendez-vous,',
  address_known: 'Pour vous reconnaître désormais quand vous nous contactez ainsi,',
} as const;

/** How a parcel stands, as a carrier says it. */
const TRACKED: Readonly<Record<ParcelState, string>> = {
  announced: "est annoncé et n'a pas encore été remis",
  transit: "est en cours d'acheminement",
  out_for_delivery: "est en cours de livraison aujourd'hui",
  pickup_ready: 'est prêt à être retiré',
  attempted: "n'a pas pu être remis au premier passage",
  delivered: 'a été livré',
  exception: 'est retardé par un incident',
  returned: "repart vers l'expéditeur",
};

/** Finding an order, where it is, cancelling it; what the shop sells and how it ships. */
export const orders: Pick<Wording, Theme> = {
  ask_order(act) {
    const ask = act.contact
      ? "pourriez-vous m'indiquer votre numéro de commande, ainsi que l'adresse e-mail, le téléphone ou le code postal de la commande ?"
      : "pourriez-vous m'indiquer votre numéro de commande ? Il figure dans votre e-mail de confirmation.";
    return act.earlier ? `Pour que je puisse reprendre où nous en étions, ${ask}` : capital(ask);
  },
  elsewhere: () =>
    "Pour votre sécurité, je ne peux pas relire ici ce qui a été dit ailleurs ; nos réponses sont parties à l'adresse ou au numéro depuis lequel vous nous avez écrit. Mais nous pouvons continuer ici même :",
  ask_contact: (act, say) =>
    act.again
      ? "Je ne parviens pas à ouvrir de commande avec ces informations. Pourriez-vous vérifier le numéro de commande, ainsi que l'adresse e-mail, le téléphone ou le code postal ?"
      : `Pour ouvrir ${say.order(act.order)}, il me faut aussi l'adresse e-mail, le téléphone ou le code postal de la commande. Pourriez-vous m'indiquer l'un des trois ?`,
  which_order(act, say) {
    const list = act.orders.map(
      ({ id, piece, more, came }) =>
        `${bare(say.order(id))} (${inside(say.piece(piece))}${others(more)}${came ? `, ${came.delivered ? 'livrée' : 'commandée'} ${say.past(came.at)}` : ''})`,
    );
    return `De laquelle s'agit-il : ${say.list(list, 'or')} ?`;
  },
  how_many(act, say) {
    const what = { return: 'renvoyer', cancellation: 'annuler', exchange: 'échanger' }[act.does];
    return `Sur les ${act.most} articles « ${say.piece(act.item)} » de ${say.order(act.order)}, combien souhaitez-vous en ${what} ?`;
  },
  which_item(act, say) {
    return `De quel article de ${say.order(act.order)} s'agit-il : ${say.list(
      act.items.map((item) => say.piece(item)),
      'or',
    )} ?`;
  },
  which_items(act, say) {
    const list = say.list(act.items.map((item) => say.piece(item)));
    return `Dans ${say.order(act.order)}, je vois : ${list}. Lesquels de ces articles sont les ${act.count} que vous voulez dire ? Nommez-les, s'il vous plaît.`;
  },
  card_means({ order, stays, asked }, say) {
    if (asked)
      return asked.included
        ? `Oui, cet article en fait partie : ${say.piece(asked.thing)}.`
        : `Non, cet article n'en fait pas partie et reste tel quel : ${say.piece(asked.thing)}.`;
    const rest = say.list(stays.map((item) => say.piece(item)));
    return `Si vous dites oui, je fais précisément ce qui est écrit ci-dessous, et rien d'autre.${stays.length > 0 ? ` Dans ${say.order(order)}, ceci reste tel quel : ${rest}.` : ''}`;
  },
  no_certain_day: ({ day, inTime }, say) =>
    day === null || inTime === null
      ? 'Je ne peux pas promettre un jour précis.'
      : inTime
        ? `Cela laisse du temps jusqu'au ${say.day(day)}, mais je ne peux pas promettre un jour précis.`
        : `Ce sera peut-être trop tard pour le ${say.day(day)} : je ne peux pas promettre un jour précis.`,
  order_unknown(act, say) {
    const head = 'Je ne trouve pas de commande à ce numéro. Pourriez-vous le vérifier ?';
    if (act.own.length === 0) return head;
    const own = act.own.map(({ id, piece }) => `${bare(say.order(id))} (${inside(say.piece(piece))})`);
    return `${head} Voici ce que je vois de mon côté : ${say.list(own)}.`;
  },
  too_many_tries: () =>
    "Je ne peux plus rechercher d'autre numéro de commande pour l'instant. Une personne de l'équipe peut vous aider, ou écrivez-nous depuis l'adresse e-mail de la commande.",
  needs_proof(act) {
    const why = GUARDED[act.for];
    return act.known
      ? `${why} je dois d'abord m'assurer que c'est bien vous : répondez depuis une autre adresse que nous connaissons, ou connectez-vous sur notre site et passez par le chat. Une personne de l'équipe peut aussi vous aider.`
      : `${why} je dois m'assurer que c'est bien vous : écrivez-nous depuis l'adresse e-mail de la commande, appelez depuis son numéro de téléphone, ou connectez-vous sur notre site. Je garde tout en mémoire, vous n'aurez rien à réexpliquer.`;
  },
  unavailable: () =>
    "Je n'ai pas accès à notre système de commandes pour le moment. Merci de réessayer dans quelques minutes ; c'est aussi noté pour l'équipe.",
  cancel_done: (act, say) =>
    `C'est fait : ${act.items.length > 0 ? `j'ai annulé ${say.list(act.items.map((item) => `${agreement(item.title).votre} ${say.piece(item)}`))} de ${say.order(act.order)}` : `${say.order(act.order)} est annulée`}, et ${say.money(act.amount, act.currency)} vous seront remboursés sur votre moyen de paiement d'origine.`,
  order_changed(act, say) {
    const order = act.order ? say.order(act.order) : null;
    if (act.what === 'address')
      return order
        ? `C'est fait : ${order} part à l'adresse ${act.to}.`
        : `C'est fait : votre adresse habituelle est désormais ${act.to}.`;
    if (act.what === 'payment')
      return `C'est fait : ${order} est désormais réglée par ${act.to || 'l’autre moyen de paiement'}.`;
    return `C'est fait : ${order} contient désormais ${say.list(act.pieces.map((piece) => say.piece(piece)))}.`;
  },
  ask_address({ order, have, missing }, say) {
    const about = order ? ` pour ${say.order(order)}` : '';
    if (have === null)
      return `${say.spoken ? 'Donnez' : 'Écrivez'}-moi l'adresse complète${about} : rue et numéro, code postal et ville.`;
    const rest = {
      street: 'quels sont la rue et le numéro',
      place: 'quels sont le code postal et la ville',
      town: 'quelle est la ville',
    }[missing];
    return `J'ai noté ${have}${about} : ${rest} ?`;
  },
  ask_country: ({ to, order }, say) =>
    `Dans quel pays est-ce${order ? `, pour ${say.order(order)}` : ''} : ${to} ?`,
  not_cancelled(act, say) {
    const order = act.order ? say.order(act.order) : null;
    if (!act.wished) return order ? `${capital(order)} n'est pas annulée.` : "Rien n'est annulé.";
    return order
      ? `C'est noté : rien n'est annulé, ${order} reste telle quelle.`
      : "C'est noté : rien n'est annulé, tout reste en l'état.";
  },
  cancel_impossible(act, say) {
    const order = capital(say.order(act.order));
    const free = say.store.returns.free ? ' gratuitement' : '';
    switch (act.reason) {
      case 'shipped':
        return `${order} est déjà en route, elle ne peut donc plus être annulée. À réception, vous aurez ${plural(say.store.returns.windowDays, 'jour')} pour la renvoyer${free}.`;
      case 'delivered':
        return `${order} a déjà été livrée, elle ne peut donc plus être annulée ; un retour reste en revanche possible.`;
      case 'returned':
        return `${order} nous a déjà été retournée, il n'y a donc rien à annuler.`;
      case 'cancelled':
        return `${order} est annulée, rien ne vous sera envoyé.${act.amount === null ? '' : ` ${say.money(act.amount, act.currency)} vous seront remboursés sur votre moyen de paiement d'origine ; les banques mettent en général quelques jours à l'afficher.`}`;
    }
  },
  status(act, say) {
    const order = capital(say.order(act.order));
    const head = say.spoken
      ? `${order}, ${say.piece(act.piece)}${others(act.more)},`
      : `${order} (${inside(say.piece(act.piece))}${others(act.more)})`;
    const by = act.leg?.carrier ? ` avec ${act.leg.carrier}` : '';
    const tracking = act.leg?.tracking && !say.spoken ? ` Numéro de suivi : ${act.leg.tracking}.` : '';
    const expected = act.expected ? expectedText(act.expected, say.day) : '';
    switch (act.status) {
      case 'pending':
        return `${head} est en préparation et n'est pas encore partie.${expected}`;
      case 'shipped':
        return `${head} est partie${act.at ? ` ${say.past(act.at)}` : ''}${by} et se trouve en route.${tracking}${expected}`;
      case 'delivered':
        return `${head} a été livrée${act.at ? ` ${say.past(act.at)}` : ''}${act.leg?.carrier ? ` par ${act.leg.carrier}` : ''}.${act.back ? backText(act.back, say) : tracking}`;
      case 'cancelled':
        return `${head} a été annulée${act.at ? ` ${say.past(act.at)}` : ''}.`;
      case 'returned':
        return `${head} nous a été retournée.`;
    }
  },
  tracked(act, say) {
    const when = act.time ? `à ${say.time(act.time)}` : say.past(act.asOf);
    const back = act.parcel === 'return';
    const place = act.place ? (say.spoken ? `, à ${act.place}` : ` (${act.place})`) : '';
    const checks = back && act.state === 'delivered' ? ' Nous devons encore en contrôler le contenu.' : '';
    return `Selon ${act.carrier}, ${when}, votre colis ${back ? 'de retour ' : ''}${act.many ? `de ${say.order(act.order)} ` : ''}${TRACKED[act.state]}${place}.${checks}`;
  },
  parcel_missing(act, say) {
    const order = say.order(act.order);
    const when = act.at ? ` ${say.past(act.at)}` : '';
    if (!act.inquiry) {
      return `Une personne de l'équipe suit ${order} et interroge ${act.leg?.carrier ?? 'le transporteur'} à ce sujet.`;
    }
    const inquiry =
      " Je demande tout de suite à une personne de l'équipe d'ouvrir une enquête auprès du transporteur.";
    return act.status === 'delivered'
      ? `Toutes nos excuses pour ce contretemps. ${act.leg?.carrier ?? 'Le transporteur'} indique que ${order} a été livrée${when}. Pourriez-vous regarder encore une fois chez vos voisins et au point relais ?${inquiry}`
      : `Toutes nos excuses : ${order} est partie${when} et devrait déjà être chez vous.${inquiry}`;
  },
  fault(act, say) {
    const agreed = agreement(...titlesCounted(act.items));
    const thing = `${agreed.votre} ${say.list(act.items.map((item) => say.piece(item)))}`;
    const order = say.order(act.order);
    const damaged = act.problem === 'damaged_item';
    const sorry = damaged
      ? `Je regrette que ${thing}, ${bareOrder(order)}, ${agreed.plural ? 'soient' : 'soit'} abîmé${agreed.e}.`
      : `Toutes nos excuses pour cette erreur dans ${order}.`;
    const back = damaged ? `${agreed.le} renvoyer` : "renvoyer l'article reçu";
    const photo = act.photo || say.spoken ? '' : ' Si vous avez une photo, elle nous sera utile.';
    return `${sorry} Vous pouvez ${back} gratuitement et obtenir un remboursement : souhaitez-vous que je prépare l'étiquette prépayée ? Si vous préférez, une personne de l'équipe organise un remplacement.${photo}`;
  },
  stock(act, say) {
    const { est, il, plural: several } = agreement(act.title);
    const price = `${capital(il)} ${several ? 'coûtent' : 'coûte'} ${say.money(act.price, act.currency)}.`;
    if (act.wanted) {
      if (act.inStock) {
        const found = say.range(act.fits) || say.options(act.wanted);
        const more = act.left.length > 0 ? ` Aussi en stock : ${say.range(act.left)}.` : '';
        return `Oui, ${the(act.title)} ${est} en stock en ${found}.${more} ${price}`;
      }
      const rest = act.left.length > 0 ? ` En stock : ${say.range(act.left)}.` : '';
      return `Malheureusement, ${the(act.title)} ${est === 'est' ? "n'est" : 'ne sont'} pas en stock en ${say.options(act.wanted)}.${rest}`;
    }
    return act.left.length > 0
      ? `${capital(the(act.title))} ${est} en stock${rangeText(act.left, say)}. ${price}`
      : `Malheureusement, ${the(act.title)} ${est} en rupture de stock pour le moment.`;
  },
  which_product: (act, say) =>
    act.titles.length > 0
      ? `De quel article parlez-vous : ${say.list(act.titles.map(the), 'or')} ?`
      : 'De quel article parlez-vous ?',
  range: (act, say) =>
    `Nous vendons entre autres : ${say.list(act.names, 'and')}${act.more ? ', et d’autres choses encore' : ''}. Dites-moi ce que vous cherchez : je regarde les tailles, les couleurs et les prix.`,
  details(act, say) {
    const said = [
      act.email && `e-mail ${act.email}`,
      act.phone && `téléphone ${act.phone}`,
      ...act.addresses.map((address) => `adresse ${address}`),
      ...act.methods.map((method) => `paiement ${method}`),
    ].filter(Boolean);
    if (said.length === 0) return "Nous n'avons rien de tel à votre sujet.";
    if (say.spoken) return `Voici ce que nous avons à votre sujet : ${say.list(said, 'and')}.`;
    return `Voici ce que nous avons à votre sujet :\n${said.map((one) => `- ${capital(one)}`).join('\n')}`;
  },
  product_unknown: () => "Je ne trouve pas cet article dans notre boutique. Comment s'appelle-t-il ?",
  policy_returns(_, say) {
    const { windowDays, free, carrier, refundDays } = say.store.returns;
    return `Vous avez ${plural(windowDays, 'jour')} à compter de la livraison pour retourner ou échanger un article${free ? `, gratuitement, avec une étiquette ${carrier} prépayée` : `, avec une étiquette ${carrier}`}. Le remboursement est versé sur votre moyen de paiement d'origine sous ${plural(refundDays, 'jour')} après réception du colis.`;
  },
  policy_shipping(_, say) {
    const { carriers, days, freeFrom } = say.store.shipping;
    const free =
      freeFrom === null
        ? ''
        : freeFrom === 0
          ? ' La livraison est offerte.'
          : ` La livraison est offerte dès ${say.money(freeFrom, say.store.currency)}.`;
    return `Nous livrons avec ${say.list(carriers, 'or')}, en général en ${days[0]} à ${days[1]} jours.${free}`;
  },
};

function others(more: number): string {
  return more > 0 ? ` et ${more === 1 ? 'un autre article' : `${more} autres articles`}` : '';
}

/** A piece within brackets of its own: "Robe Aurore, taille S". */
function inside(piece: string): string {
  return piece.replace(/ \((.*)\)$/, ', $1');
}

function bare(order: string): string {
  return order.replace(/^votre /, 'la ');
}

/** A thing that comes in one way only has nothing to list. */
function rangeText(left: readonly Piece[], say: Say): string {
  const range = say.range(left);
  return range ? ` en ${range}` : '';
}

/** Where it is now matters less than that it is to come back. */
function backText({ deadline, settlement }: { deadline: string; settlement: string }, say: Say): string {
  const then = settlement === 'refund' ? ', et votre remboursement suivra' : '';
  return ` Son retour est ouvert : merci de déposer le colis au plus tard le ${say.day(deadline)}${then}.`;
}

function expectedText({ from, to }: { from: string; to: string }, day: (day: string) => string): string {
  return from === to
    ? ` Vous devriez la recevoir au plus tard le ${day(to)}.`
    : ` Vous devriez la recevoir entre le ${day(from)} et le ${day(to)}.`;
}
