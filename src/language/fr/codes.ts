import type { CodeWay } from '../../identity/code.ts';
import type { Say, ServiceTexts, Wording } from '../language.ts';
import { GUARDED } from './orders.ts';
import { typeset } from './typography.ts';

type Theme =
  | 'code_why'
  | 'code_where'
  | 'code_offer'
  | 'code_sent'
  | 'code_result'
  | 'code_proven'
  | 'codes_limit';

/** Proof of identity by a one-time code. */
export const codes: Pick<Wording, Theme> = {
  code_why: (act) => `${GUARDED[act.for]} je dois m'assurer que c'est bien vous.`,
  code_where: (act) =>
    `${GUARDED[act.for]} je dois m'assurer que c'est bien vous${act.moved ? ', puisque votre numéro est nouveau pour nous : indiquez-moi' : ' : indiquez-moi votre numéro de commande, ou'} l'adresse e-mail de votre commande, et j'y envoie un code à six chiffres. Je garde tout en mémoire, vous n'aurez rien à réexpliquer.`,
  code_offer: (act, say) =>
    `Souhaitez-vous que j'envoie un code à six chiffres ${place(act.by, act.order, say)} ?`,
  code_sent(act, say) {
    const how = act.by === 'email' ? '' : act.by === 'sms' ? ' par SMS' : ' sur WhatsApp';
    const sent = act.address
      ? `Si ${act.address} figure sur un compte chez nous, un code à six chiffres y arrive${how}.`
      : act.sure
        ? `Un code à six chiffres est en route ${place(act.by, act.order, say)}.`
        : `Si cette commande est la vôtre, un code à six chiffres est en route ${place(act.by, act.order, say)}.`;
    if (act.before) {
      const went = act.address
        ? `Si ${act.address} figure sur un compte chez nous, un code à six chiffres y est déjà parti${how}`
        : `${act.sure ? 'Un' : 'Si cette commande est la vôtre, un'} code à six chiffres est déjà parti ${place(act.by, act.order, say)}`;
      const give = say.spoken
        ? 'Dites-moi celui-là, ou composez-le.'
        : say.letter
          ? 'Répondez simplement avec celui-là.'
          : 'Écrivez-le simplement ici.';
      return `${went}, et il est encore valable. ${give} S'il n'est pas arrivé, demandez-moi un nouveau code.`;
    }
    const then = say.spoken
      ? "Dites-moi le code dès que vous l'avez, ou composez-le sur votre clavier."
      : say.letter
        ? 'Répondez simplement à cet e-mail avec le code, et nous reprenons là où nous en sommes.'
        : 'Écrivez-le simplement ici, et nous continuons.';
    return `${sent} Il est valable dix minutes. ${then}`;
  },
  code_result(act) {
    switch (act.result) {
      case 'wrong':
        return `Ce n'est pas le code que j'ai envoyé. Pourriez-vous le vérifier ? Il vous reste ${act.left === 1 ? 'un essai' : `${act.left} essais`}.`;
      case 'malformed':
        return 'Le code comporte six chiffres. Pourriez-vous me le redonner ?';
      case 'expired':
        return "Ce code n'est plus valable : un code dure dix minutes. Voulez-vous que je vous en envoie un nouveau ?";
      case 'spent':
        return "Ce n'était pas le bon pour la troisième fois, ce code n'est donc plus valable. Voulez-vous que je vous en envoie un nouveau ?";
    }
  },
  code_proven: (act) => `Merci${act.name ? ` ${act.name}` : ''}, c'est confirmé.`,
  codes_limit: () =>
    "J'ai envoyé autant de codes que possible pour l'instant. Merci de réessayer dans une heure ; une personne de l'équipe peut aussi vous aider.",
};

function place(by: CodeWay, order: string | null, say: Say): string {
  const whose = order ? `de ${say.order(order)}` : 'que nous avons dans votre dossier';
  if (by === 'email') return `à l'adresse e-mail ${whose}`;
  return by === 'sms'
    ? `par SMS au numéro de téléphone ${whose}`
    : `sur WhatsApp au numéro de téléphone ${whose}`;
}

/** The message that carries the code: nothing in it comes from whoever asked for it. */
export const code: ServiceTexts['code'] = ({ store, code, minutes }) => ({
  subject: `Votre code pour ${store}`,
  text: typeset(
    [
      'Bonjour,',
      `Votre code est ${code}. Il est valable ${minutes} minutes, et seulement là où vous nous l'avez demandé.`,
      "Si ce n'était pas vous, ignorez simplement ce message, et ne donnez ce code à personne.",
    ].join('\n\n'),
  ),
  // Plain apostrophes and no space before a sign: a text with other characters takes twice as many messages.
  short: `Votre code ${store} est ${code}, valable ${minutes} minutes. Si ce n'était pas vous, ignorez ce message et ne donnez ce code à personne.`,
});
