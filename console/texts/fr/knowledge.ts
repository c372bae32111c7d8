import type { knowledge as english } from '../en/knowledge.ts';

export const knowledge: Record<keyof typeof english, string> = {
  articles: 'Articles',
  newArticle: 'Nouvel article',
  articleTitle: 'Titre',
  articleBody: 'Texte (Markdown)',
  articleLanguage: 'Langue',
  articleAudience: 'Pour',
  audience_public: 'clients et conseillers',
  audience_internal: 'conseillers seulement',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  deleteArticle: 'Supprimer',
  deleteSure: 'Supprimer cet article pour toujours',
  unanswered: 'Demandé et pas trouvé',
  unansweredLead: 'Questions auxquelles aucun article ne répond, les plus fréquentes d’abord.',
  unansweredNone: 'Chaque question a trouvé une réponse.',
  writeArticle: 'Écrire l’article',
  asked_one: 'demandé une fois',
  asked_many: 'demandé {n} fois',
  articlesNone: 'Aucun article n’a encore été écrit.',
  articleFind: 'Trouver un article',
};
