import type { morning as english } from '../en/morning.ts';

export const morning: Record<keyof typeof english, string> = {
  morning: 'Ce matin',
  morningSince: 'Depuis {time}, à la fermeture.',
  morningHappened: 'Ce qui s’est passé',
  happened_people: 'Personnes venues',
  happened_tickets: 'Problèmes',
  happened_messages: 'Messages',
  happened_resolved: 'Résolus',
  happened_handed_over: 'Confiés à une personne',
  morningWaits: 'Ce qui attend',
  morningNobody: 'Personne n’attend.',
  morningMore: 'En tout : {n}',
  waits_approvals: 'À approuver',
  waits_drafts: 'Réponses à relire',
  waits_unclaimed: 'À personne',
  morningDue: 'Promesses à échéance',
  morningUnanswered: 'Demandé et non trouvé',
  morningAsked: 'demandé : {n}',
  morningTroubles: 'Ce que vous seul pouvez réparer',
  morningMail: 'Par e-mail',
  morningMailLead:
    'À huit heures, à votre propre adresse : des nombres et un lien, le nom et les mots de personne.',
  morningOften: 'Fréquence',
  often_never: 'Jamais',
  often_daily: 'Chaque jour',
  often_weekly: 'Le lundi',
};
