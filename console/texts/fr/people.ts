import type { people as english } from '../en/people.ts';

export const people: Record<keyof typeof english, string> = {
  invite: 'Inviter',
  inviteLead: 'Le lien est montré une fois et ouvre une fois.',
  inviteLink: 'Lien d’invitation de {name}',
  inviteMailed: 'Il a aussi été envoyé par e-mail.',
  inviteAgain: 'Nouveau lien',
  ringsAt: 'Téléphone',
  ringsAtOf: 'Téléphone de {name}',
  ringsAtSet: 'Enregistrer le téléphone de {name}',
  copy: 'Copier',
  copied: 'Copié.',
  name: 'Nom',
  role: 'Rôle',
  languages: 'Langues',
  lastSeen: 'vu {time}',
  neverSeen: 'ne s’est pas encore connecté',
  remove: 'Retirer',
  removeSure: 'Retirer {name}',
  peopleNone: 'Personne ne travaille encore ici.',
};
