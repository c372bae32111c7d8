import { lookup } from '../../lookup.ts';
import type { Briefing } from '../language.ts';

const STATUS: Record<string, string> = {
  pending: 'en préparation',
  shipped: 'expédiée',
  delivered: 'livrée',
  cancelled: 'annulée',
  returned: 'retournée',
};

export const briefing: Briefing = {
  topic: {
    greeting: 'Prise de contact',
    thanks: 'Remerciements',
    goodbye: 'Au revoir',
    yes: 'Accord',
    no: 'Refus',
    order_status: 'Suivi de commande',
    return: 'Retour',
    exchange: 'Échange',
    refund: 'Remboursement',
    cancellation: 'Annulation',
    stock: 'Disponibilité',
    size_advice: 'Conseil taille',
    policy_returns: 'Conditions de retour',
    policy_shipping: 'Conditions de livraison',
    hours: 'Horaires',
    missing_parcel: 'Colis non reçu',
    wrong_item: "Erreur d'article",
    damaged_item: 'Article abîmé',
    address_change: "Changement d'adresse ou de coordonnées",
    payment: 'Question de paiement',
    human: 'Souhaite parler à une personne',
    pause: 'Revient plus tard',
    undo: 'Revient sur une opération',
    complaint: 'Réclamation',
    promo_code: 'Réduction ou code',
    invoice: 'Facture',
    account: 'Compte et connexion',
    order_change: "Modification d'une commande",
    payment_methods: 'Moyens de paiement',
    shipping_cost: 'Frais de livraison',
    delivery_date: 'Livraison à une date',
    gift_card: 'Carte cadeau',
    warranty_care: 'Garantie et entretien',
    material: 'Matière',
    size_conversion: 'Correspondance des tailles',
    stock_alert: 'Retour en stock',
    shop_address: 'Boutique et retrait',
    site_fault: 'Panne du site',
    subscription: 'Abonnement',
    subscription_cancel: "Fin d'un abonnement",
    appointment: 'Rendez-vous',
    loyalty: 'Programme de fidélité',
    business: 'Emploi, presse ou fournisseur',
    abuse: 'Insultes',
    praise: 'Compliment',
    other: 'Demande',
  },
  problem: {
    size_too_small: 'trop petit',
    size_too_big: 'trop grand',
    size: 'ne va pas',
    damaged_item: 'abîmé',
    wrong_item: 'mauvais article',
    changed_mind: "a changé d'avis",
  },
  assurance: {
    anonymous: 'visiteur inconnu',
    claimed: 'a nommé la commande, identité non prouvée',
    recognised: 'identité reconnue',
    verified: 'identité vérifiée',
  },
  company: ({ name, manager }) =>
    `${name} est un compte stratégique${manager ? ` ; ${manager} s'en occupe` : ''}.`,
  unfinished: (actions) =>
    `Merci de vérifier dans la boutique si l'opération a bien eu lieu : ${actions.map(({ what, order }) => (order ? `${what}, commande n° ${order}` : what)).join(' ; ')}.`,
  next: {
    inquiry: () => 'se renseigner auprès du transporteur, puis renvoyer ou rembourser',
    change_before_dispatch: () => "modifier la commande avant l'expédition",
    change_details: () => "vérifier l'identité, puis modifier les coordonnées",
    check_payment: () => 'vérifier le paiement et dire ce qui en ressort',
    replace: () => 'organiser le remplacement, ou un retour avec remboursement',
    settle: (day) =>
      `convenir d'un échange ou d'un remboursement pour le retour en cours${day ? ` (dépôt au plus tard le ${day})` : ''}`,
    follow_return: (day) => `suivre le retour en cours${day ? ` (dépôt au plus tard le ${day})` : ''}`,
    find_return: () => 'rechercher le colis annoncé comme renvoyé, puis rembourser',
    cancel: () => "annuler la commande avant l'expédition",
    goodwill: (day) =>
      `décider d'un geste : accepter ou non le retour alors que le délai est passé${day ? ` depuis le ${day}` : ''}`,
    start_return: (day) => `lancer le retour ou l'échange${day ? ` (possible jusqu'au ${day})` : ''}`,
    answer: () => 'répondre',
  },
  summary(parts) {
    const proven = parts.assurance === 'recognised' || parts.assurance === 'verified';
    const who = `${parts.name ?? 'Client'} (${proven ? briefing.assurance[parts.assurance] : 'identité non prouvée'}) ${parts.channel}${parts.upset ? ', mécontentement' : ''} : ${lower(parts.reason)}.`;
    const status = parts.order && (lookup(STATUS, parts.order.status) ?? parts.order.status);
    const order = parts.order
      ? `Commande n° ${parts.order.id} (${status}${parts.order.delivered ? ` ${parts.order.delivered}` : ''}, ${parts.order.total}) : ${parts.order.pieces}${parts.problem ? ` ; ${parts.problem}` : ''}.`
      : parts.problem && `Problème : ${parts.problem}.`;
    const said = parts.said.map(
      ({ when, channel, claimed, quote }) =>
        `${when ? `${when} ` : ''}${channel}${claimed ? ' (non prouvé)' : ''} « ${quote} »`,
    );
    return [
      who,
      order,
      said.length > 0 && `Propos recueillis : ${said.join(' ; ')}.`,
      parts.done.length > 0
        ? `Déjà fait : ${parts.done.join(' ; ')}.`
        : parts.nothing
          ? "Rien n'a encore été fait."
          : 'Ce qui avait été fait a été annulé.',
      parts.open.length > 0 && `Proposé, sans réponse : ${parts.open.join(' ; ')}.`,
      parts.answered && `Réponse annoncée pour ${parts.answered}.`,
      `À faire : ${parts.next}.`,
    ]
      .filter(Boolean)
      .join('\n');
  },
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
