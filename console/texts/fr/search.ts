import type { search as english } from '../en/search.ts';

export const search: Record<keyof typeof english, string> = {
  searchField: 'Nom, e-mail, téléphone, commande, mots',
  searchLead:
    'Trouve des clients par nom, e-mail, téléphone, numéro de commande ou de suivi, et par les mots dits sur tous les canaux. tag:vip trouve par étiquette.',
  searchNone: 'Rien n’a été trouvé pour « {q} ».',
  searchNoneNext: 'Une partie d’un numéro, ou un seul mot, trouve davantage.',
  results_one: '1 fil',
  results_many: '{n} fils',
  found: 'Trouvé',
};
