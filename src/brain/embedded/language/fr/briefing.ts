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
  summary(parts) {
    const unproven = parts.assurance === 'anonymous' || parts.assurance === 'claimed';
    const who = `${parts.name ?? 'Client'} (${unproven ? 'identité non prouvée' : briefing.assurance[parts.assurance]}).`;
    const order = parts.order
      ? ` Commande n° ${parts.order.id} (${STATUS[parts.order.status] ?? parts.order.status}) : ${parts.order.pieces}${parts.problem ? `, ${parts.problem}` : ''}.`
      : parts.problem
        ? ` Problème : ${parts.problem}.`
        : '';
    const earlier =
      parts.earlier.length > 0
        ? ` En a déjà parlé : ${parts.earlier.map(({ channel, when, claimed }) => `${when} ${channel}${claimed ? ' (non prouvé)' : ''}`).join(', ')}.`
        : '';
    const done = parts.done.length > 0 ? ` Déjà fait : ${parts.done.join(' ; ')}.` : " Rien n'a encore été fait.";
    const open = parts.open.length > 0 ? ` Proposé, sans réponse : ${parts.open.join(' ; ')}.` : '';
    return `${who} ${parts.reason}.${order}${earlier}${done}${open}${parts.upset ? ' Semble contrarié(e).' : ''}`;
  },
};
