import type { DeskTexts } from '../desk.ts';
import { typeset } from './typography.ts';

/** What a mail of the morning counts. */
const COUNTED = {
  waiting: 'Fils qui attendent une personne',
  approvals: 'Actions à approuver',
  drafts: 'Réponses à relire',
  due: 'Promesses à échéance ou échues',
  unanswered: 'Questions sans article',
  troubles: 'Ce que seul le propriétaire peut réparer',
};

/** What advisors read on the desk of an action that waits for them. */
export const desk: DeskTexts = typeset<DeskTexts>({
  acts: {
    return: 'Retour',
    exchange: 'Échange',
    refund: 'Remboursement',
    cancel: 'Annulation',
    undo: 'Retour en arrière',
    change_items: "Changement d'articles",
    change_address: "Changement d'adresse",
    change_payment: 'Changement de paiement',
    end_subscription: "Résiliation de l'abonnement",
    resume_subscription: "Maintien de l'abonnement",
    change_subscription: 'Changement d’abonnement',
    book_appointment: 'Prise de rendez-vous',
    move_appointment: 'Déplacement de rendez-vous',
    cancel_appointment: 'Annulation de rendez-vous',
    other: 'Action',
  },
  usualAddress: "Changement de l'adresse habituelle",
  label: {
    resend: (id) => `Renvoyer l'étiquette de ${id}`,
    renew: (id) => `Acheter une nouvelle étiquette pour ${id}`,
    sent: (id, email) => `L'étiquette du retour ${id} repart à ${email}.`,
    bought: (id, email, mark) =>
      `La réponse du transporteur s'est perdue : il a peut-être déjà fait l'étiquette du retour ${id} (${mark}). Une nouvelle est achetée et part à ${email}.`,
    none: "Ce client n'a aucun retour ouvert de ce numéro.",
    noEmail: "Aucune adresse e-mail n'est connue pour ce client.",
    isKnown: "L'étiquette du transporteur n'est pas perdue : renvoyez-la plutôt.",
    unknown: (mark) =>
      `Personne ne sait si le transporteur l'a faite. Cherchez-y ${mark} ; s'il n'y en a pas, achetez-en une nouvelle.`,
    failed: "Le transporteur ne fait pas d'étiquette : ce qu'il a dit figure parmi les problèmes du bureau.",
  },
  postal: {
    line1: 'Numéro et rue',
    line2: 'Complément',
    postcode: 'Code postal',
    city: 'Ville',
    country: 'Pays (deux lettres)',
  },
  freeTime: 'Créneau libre',
  order: (id) => `commande ${id}`,
  instead: (pieces) => `contre ${pieces}`,
  to_customer: (amount, method) => `${amount} au client (${method})`,
  from_customer: (amount, method) => `${amount} du client (${method})`,
  final: 'définitif',
  answer: (topic) => `Répondre au client : ${topic}`,
  callCustomer: (number) => (number ? `Appeler le ${number}` : 'Appeler la personne'),
  callBack: (number) => (number ? `Rappeler le ${number}` : 'Rappeler ; le numéro était masqué'),
  promise: (effect) => `Décider et répondre : ${effect}`,
  notice: {
    about: {
      waiting: 'Un client attend quelqu’un',
      answered: 'Un client a écrit dans une de vos conversations',
      assigned: 'Une conversation vous a été confiée',
      mentioned: 'Une note vous mentionne',
      test: 'Ceci est un essai : c’est ainsi que nous vous préviendrons',
    },
    title: ({ name, about }) =>
      ({
        waiting: name ?? 'Visiteur',
        answered: name ?? 'Visiteur',
        assigned: `${name ?? 'Visiteur'} : à vous`,
        mentioned: `${name ?? 'Visiteur'} : une note vous mentionne`,
        test: 'Essai',
      })[about],
    mail: ({ about, store, urgent, link }) => ({
      subject: `${urgent ? 'Urgent : ' : ''}${about} (${store})`,
      text: [
        `${about}.`,
        link,
        'De quoi nous vous prévenons, comment et quand : à vous de choisir dans Réglages, Alertes.',
      ].join('\n\n'),
    }),
  },
  digest: ({ store, happened, waits, link }) => ({
    subject: `${store} : ${waits.find(([what]) => what === 'waiting')?.[1] ?? 0} en attente, ${happened.people} personnes venues`,
    text: [
      `Ce qui s’est passé chez ${store} depuis le dernier message :`,
      [
        `- Personnes venues : ${happened.people}`,
        `- Problèmes : ${happened.tickets}, dont résolus : ${happened.resolved}`,
        `- Confiés à une personne : ${happened.handed_over}`,
      ].join('\n'),
      'Ce qui attend maintenant :',
      waits.map(([what, n]) => `- ${COUNTED[what]} : ${n}`).join('\n'),
      link,
      'Vous avez demandé ce message. Le même lien permet de l’arrêter ou d’en choisir la fréquence.',
    ].join('\n\n'),
  }),
  invitation: ({ store, name, link }) => ({
    subject: `Votre accès à l'espace conseillers de ${store}`,
    text: [
      `Bonjour ${name},`,
      `vous êtes invité à répondre aux clients de ${store}. Ce lien vous connecte ; il fonctionne une seule fois, pendant sept jours :`,
      link,
      "Si vous n'attendiez pas ce message, vous pouvez l'ignorer.",
    ].join('\n\n'),
  }),
  passkeyMade: ({ store, name, passkey, link }) => ({
    subject: `Une nouvelle clé d'accès pour l'espace conseillers de ${store}`,
    text: `Bonjour ${name},\n\nune clé d'accès appelée « ${passkey} » a été ajoutée à votre accès à l'espace conseillers de ${store}. Elle se connecte en votre nom.\n\nSi ce n'est pas vous, révoquez-la ici et prévenez le responsable de la boutique :\n\n${link}`,
  }),
  signInCode: ({ store, code, minutes }) => ({
    subject: `${code} est votre code pour l'espace conseillers de ${store}`,
    text: `${code}\n\nCe code vous connecte à l'espace conseillers de ${store}. Il est valable ${minutes} minutes. Ne le donnez à personne. Si vous ne l'avez pas demandé, vous pouvez l'ignorer.`,
  }),
  evidence: {
    amount: ({ amount, limit }) => `${amount} en une fois ; la limite est de ${limit}`,
    sum: ({ amount, limit, days }) => `${amount} en ${days} jours ; la limite est de ${limit}`,
    currency: ({ amount }) => `${amount} : une devise sans limite propre`,
    price_difference: ({ amount }) => `L'article de remplacement coûte ${amount} de plus`,
    dispute: ({ since }) => `Un collègue traite un litige sur cette commande depuis le ${since}`,
    many_refunds: ({ count, days }) => `${count} remboursements en ${days} jours avant celui-ci`,
    address_changed: ({ at }) => `L'adresse a été changée le ${at}`,
    shared_contact: () => 'Plusieurs comptes partagent une adresse de contact de ce client',
    cancel_reason: ({ said }) => `Raison de l'annulation : ${said || 'aucune'}`,
  },
});
