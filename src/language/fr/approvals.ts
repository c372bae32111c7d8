import type { ApprovalTexts } from '../approvals.ts';
import { typeset } from './typography.ts';

const about = (order: string | null) => (order ? ` pour la commande n° ${order}` : '');

/** What a customer hears of an action that a person has to approve. */
export const approvals: ApprovalTexts = typeset<ApprovalTexts>({
  formats: 'fr-FR',
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  subject: (order) => (order ? `Votre commande n° ${order}` : 'Votre demande'),
  asked: ({ order, by }) =>
    `J'ai bien noté votre accord${about(order)}. Un collègue doit d'abord le valider : vous aurez notre réponse ici au plus tard ${by}. D'ici là, rien ne change.`,
  done: ({ order, back, later }) =>
    [
      `Un collègue a validé votre demande${about(order)}, et c'est fait.`,
      back && `${back} vous sont remboursés.`,
      later && `Vous recevrez ${later} une fois le colis arrivé.`,
    ]
      .filter(Boolean)
      .join(' '),
  refused: ({ order, why }) =>
    [
      `Je suis désolé : un collègue n'a pas pu valider votre demande${about(order)}, et rien n'a été modifié.`,
      why && `La raison : ${why}`,
      'Répondez simplement à ce message si vous souhaitez en parler.',
    ]
      .filter(Boolean)
      .join(' '),
  changed: ({ order }) =>
    `Un collègue a validé votre demande${about(order)}, mais quelque chose a changé entre-temps, et rien n'a été fait. Un collègue l'examine de nouveau et vous répondra.`,
  lapsed: ({ order }) =>
    `Je suis désolé : personne n'a pu se prononcer à temps sur votre demande${about(order)}, et rien n'a été modifié. Un collègue l'examine maintenant et vous répondra.`,
  withdrawn: ({ order }) =>
    `J'ai retiré votre demande${about(order)} : rien ne sera fait, tout reste en l'état.`,
});
