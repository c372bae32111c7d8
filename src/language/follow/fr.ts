import type { Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';

/** Answers to what is asked of what was just put, done or told. */
export const follow: Pick<
  Wording,
  'of_it' | 'expected' | 'sent_back' | 'guarantee' | 'came' | 'about_thing' | 'invoice_wrong'
> = {
  of_it({ told: act }, say) {
    const { carrier, free } = say.store.returns;
    const [least, most] = say.store.shipping.days;
    const left = (days: number) =>
      days === 0 ? "c'est aujourd'hui" : `il vous reste ${days} jour${days === 1 ? '' : 's'}`;
    switch (act.about) {
      case 'cost':
        if (act.pays)
          return `Vous payez ${say.money(act.pays.amount, act.pays.currency)} ; rien d'autre n'est facturé.`;
        if (act.label === 'own')
          return `L'étiquette ${carrier} est à votre charge ; rien d'autre n'est facturé.`;
        return act.label === 'prepaid' ? "C'est gratuit : l'étiquette est prépayée." : "C'est gratuit.";
      case 'money':
        return act.days === null
          ? "L'argent repart tout de suite ; les banques mettent en général quelques jours à l'afficher."
          : `Le remboursement part sous ${act.days} jours après réception du colis ; les banques peuvent mettre quelques jours de plus à l'afficher.`;
      case 'arrival':
        return `Le nouvel article part dès que votre colis nous parvient, puis met en général ${least} à ${most} jours.`;
      case 'drop':
        return `Vous recevez l'étiquette ${carrier}${free ? ' prépayée' : ''} une fois que c'est convenu : collez-la sur le colis et déposez-le dans n'importe quel point ${carrier}${act.by ? ` au plus tard le ${say.day(act.by)}` : ''}.`;
      case 'last_day':
        return `Vous pouvez renvoyer ${say.order(act.order)} jusqu'au ${say.day(act.day)} : ${left(act.daysLeft)}.`;
      case 'old_one':
        return "Gardez l'article reçu pour l'instant : la personne qui organise le remplacement vous dira s'il faut nous le renvoyer.";
    }
  },
  expected(act, say) {
    const order = say.order(act.order);
    const which = capital(order);
    if (act.came) return `${which} a été livrée ${say.past(act.came)}.`;
    if (!act.by) return `${which} aurait déjà dû vous parvenir.`;
    return act.by.from === act.by.to
      ? `${which} devrait vous parvenir au plus tard le ${say.day(act.by.to)}.`
      : `${which} devrait vous parvenir entre le ${say.day(act.by.from)} et le ${say.day(act.by.to)}.`;
  },
  sent_back: ({ order, known }, say) =>
    known === 'open'
      ? `Le retour de ${say.order(order)} est ouvert, et le colis ne nous est pas encore parvenu.`
      : `Merci de me le dire. Je ne vois pas encore de retour pour ${say.order(order)} ; dès que le colis nous parvient, nous nous en occupons. Gardez son numéro de suivi, si vous l'avez.`,
  guarantee: ({ order }, say) =>
    `Un défaut relève de la garantie légale, quel que soit le délai de retour : cela vaut aussi pour ${say.order(order)}.`,
  came: ({ order }, say) =>
    `Merci de me le dire : ${say.order(order)} est donc bien chez vous. Si quelque chose ne va pas, dites-le-moi simplement.`,
  about_thing: ({ order, piece }, say) =>
    `Il s'agit de l'article suivant, ${say.order(order)} : ${say.piece(piece)}. Que souhaitez-vous savoir ou faire ?`,
  invoice_wrong: () =>
    "Une facture est corrigée par une personne de l'équipe : dites-moi ici ce qui devrait y figurer, et elle le verra.",
};
