import type { Letter, NoticeSay, ServiceTexts } from '../language.ts';
import { code } from './codes.ts';
import { phone } from './phone.ts';
import { typeset } from './typography.ts';

const spoken: Pick<ServiceTexts, 'pickUp' | 'news'> & { introduction: (store: string) => string } = {
  pickUp({ store, firstName, minutes, news }) {
    // At night « Bonsoir » would greet an evening that is over.
    const hello = minutes >= 1080 ? 'Bonsoir' : 'Bonjour';
    const opening = `${hello}${firstName ? ` ${firstName}` : ''}, ici l'assistant IA de ${store}. Cet appel est transcrit.`;
    return news ? `${opening} ${news} Avez-vous une question ?` : `${opening} Comment puis-je vous aider ?`;
  },
  news: {
    labelSent: (order, when) =>
      `L'étiquette de retour de votre commande ${order} vous a été envoyée ${when}.`,
    exchanged: (order, to, when) => `L'échange de votre commande ${order} a été confirmé ${when} : ${to}.`,
    refundChosen: (order, when) => `Le remboursement de votre commande ${order} a été enregistré ${when}.`,
    cancelled: (order, part, when) =>
      part === null
        ? `Votre commande ${order} a été annulée ${when}.`
        : `Une partie de votre commande ${order} a été annulée ${when}${part ? ` : ${part}` : ''}.`,
    waiting: (order) => `Votre dossier sur la commande ${order} est entre les mains de l'équipe.`,
    discussed: (order, when) => `Nous avons échangé ${when} au sujet de votre commande ${order}.`,
  },
  introduction: (store) =>
    `Ici l'assistant IA de ${store} ; vous pouvez demander à parler à quelqu'un à tout moment.`,
};

/** What the service says itself: at pick-up, on the first contact, in its own letters. */
export const service: ServiceTexts = {
  ...typeset({ pickUp: spoken.pickUp, news: spoken.news, phone }, true),
  code,
  introduction: {
    ...typeset({
      chat: (store: string) =>
        `Je suis l'assistant IA de ${store} ; vous pouvez demander à parler à quelqu'un à tout moment.`,
      letter: (store: string) =>
        `Je suis l'assistant IA de ${store} ; si vous préférez qu'une personne vous réponde, dites-le simplement dans votre réponse.`,
      message: (store: string) =>
        `Je suis l'assistant IA de ${store} ; écrivez « conseiller » à tout moment pour joindre quelqu'un de l'équipe.`,
    }),
    spoken: typeset(spoken.introduction, true),
  },
  ...typeset<Pick<ServiceTexts, 'withdrawal'>>({
    withdrawal: {
      statement: ({ name, order }) =>
        `Par la présente, je me rétracte du contrat de la commande ${order}. ${name}`,
      told: (at, mailed) =>
        `Nous avons reçu votre rétractation le ${at}. ${mailed ? 'La confirmation part à votre adresse e-mail.' : "Aucune confirmation ne peut partir à cette adresse e-mail pour le moment ; votre rétractation est bien ici, et quelqu'un de l'équipe s'en occupe."}`,
      letter: ({ statement, at, store }) => ({
        subject: 'Nous avons reçu votre rétractation',
        text: [
          'Bonjour,',
          `${store} a reçu cette déclaration le ${at} :`,
          `« ${statement} »`,
          'Une personne de l’équipe s’en occupe et vous écrit au sujet du retour et du remboursement.',
          'Si ce n’était pas vous, merci de répondre à cet e-mail.',
        ].join('\n\n'),
      }),
    },
  }),
  // What was said stays as it was written: nothing of it is typeset.
  transcript: {
    authors: { customer: 'Vous', assistant: 'Assistant', advisor: 'Conseiller', system: 'Note' },
    letter: ({ store, name, said }) => ({
      subject: `Votre conversation avec ${store}`,
      text: [
        name ? `Bonjour ${name},` : 'Bonjour,',
        'Comme demandé, voici notre conversation. Pour la poursuivre, répondez simplement à cet e-mail.',
        said,
      ].join('\n\n'),
    }),
  },
  ...typeset<
    Pick<ServiceTexts, 'system' | 'elsewhere' | 'label' | 'document' | 'invoice' | 'ended' | 'receipt'>
  >({
    elsewhere: ({ from, to, same }) =>
      same
        ? `Nous n'avons pas pu vous joindre ${from} à l'adresse d'où vous nous avez écrit ; voici donc notre réponse à celle-ci.`
        : `Nous n'avons pas pu vous joindre ${from} ; voici donc notre réponse ${to}.`,
    system: {
      handover_waiting: () => "Une personne de l'équipe vous rejoint dès que possible.",
      brain_failed: () =>
        "Toutes nos excuses, un problème est survenu de notre côté. Votre message est bien conservé, et l'équipe le verra.",
      person_answers: () => "Une personne de l'équipe regarde votre message et vous répond ici.",
      unsupported_kind: () =>
        'Je ne sais pas encore ouvrir ce type de message. Pourriez-vous me décrire cela en quelques mots ?',
      advisor_joined: ({ name }) => `${name || "Une personne de l'équipe"} a rejoint la conversation.`,
      advisor_left: ({ name }) =>
        `${name || 'La personne qui vous suivait'} a quitté la conversation ; l'assistant reprend la main.`,
      resolved: () => 'Cette conversation est close. Écrivez-nous à nouveau dès que vous en avez besoin.',
      link_to_file: ({ label, url }) => `${label || 'Votre fichier'} : ${url ?? ''}`.trim(),
      undo_hint: () => "Ce n'était pas vous, ou vous avez changé d'avis ? Répondez « annuler ».",
      too_many: () => 'Vous écrivez très vite : merci de patienter un instant.',
      bad_file: () => "Cette pièce jointe n'est plus disponible. Merci de l'envoyer à nouveau.",
      bad_identity: () => "Votre connexion n'a pas pu être vérifiée. Merci de vous reconnecter.",
      withheld: () =>
        "Pour protéger vos données, ce message reste masqué jusqu'à ce que vous vous identifiiez à nouveau.",
    },
    label: (notice, say) =>
      letter(`Votre étiquette de retour pour la commande n° ${notice.order}`, say, [
        `Comme demandé, voici l'étiquette ${notice.carrier} prépayée pour le retour de votre commande n° ${notice.order}. Vous la trouverez en pièce jointe.`,
        `Merci de déposer le colis au plus tard le ${say.day(notice.deadline)}. Vous pourrez ensuite choisir entre un échange et un remboursement : répondez simplement à cet e-mail.`,
        "Si vous n'avez pas demandé cette étiquette, vous n'avez rien à faire : rien ne change tant qu'aucun colis n'est déposé. Vous pouvez aussi répondre « annuler ».",
      ]),
    document: (order, say) =>
      letter(`Le reçu de votre commande n° ${order}`, say, [
        `${asked(say)}, voici le reçu de votre commande n° ${order}. Il est joint à cet e-mail.`,
        "Il indique ce que vous avez acheté, ce que cela a coûté et comment vous avez payé. Il confirme la commande et n'est pas une facture ; s'il vous en faut une, répondez simplement à cet e-mail et une personne de l'équipe s'en occupera.",
      ]),
    invoice: ({ invoice, copy }, say) =>
      letter(`Facture ${invoice}`, say, [
        `Comme demandé, voici la facture ${invoice}. Elle est jointe à cet e-mail.`,
        copy
          ? "C'est une copie pour information ; s'il vous faut la facture elle-même, répondez simplement à cet e-mail."
          : "Si quelque chose n'est pas exact, répondez simplement à cet e-mail.",
      ]),
    ended: ({ plan, day }, say) =>
      letter(`Votre abonnement ${plan} prend fin le ${day}`, say, [
        `Comme demandé, votre abonnement ${plan} est résilié. Il court jusqu'au ${day}, et plus rien n'est prélevé ensuite. Ce qui a été payé n'est pas remboursé.`,
        "Si vous changez d'avis d'ici là, ou si vous n'avez rien demandé, répondez simplement à cet e-mail et il continue comme avant.",
      ]),
    receipt: {
      exchange: ({ order, from, to, deadline }, say) =>
        letter(`Votre échange pour la commande n° ${order}`, say, [
          `${asked(say)}, nous échangeons l'article ${from} de votre commande n° ${order} contre : ${to}. Ce nouvel article vous est réservé et part dès que nous aurons reçu votre retour.`,
          ...(deadline ? [`Merci de déposer le colis au plus tard le ${say.day(deadline)}.`] : []),
          undo,
        ]),
      refund: ({ order, amount }, say) =>
        letter(`Votre remboursement pour la commande n° ${order}`, say, [
          `${asked(say)}, le retour de votre commande n° ${order} sera remboursé : ${amount} vous seront versés sur votre moyen de paiement d'origine, sous ${say.refundDays} jours après réception du colis.`,
          undo,
        ]),
      cancellation: ({ order, part, amount }, say) =>
        letter(`${part === null ? 'Votre' : 'Une partie de votre'} commande n° ${order} est annulée`, say, [
          part === null
            ? `${asked(say)}, votre commande n° ${order} est annulée, et ${amount} vous seront remboursés sur votre moyen de paiement d'origine.`
            : `${asked(say)}, une partie de votre commande n° ${order} est annulée${part ? ` (${part})` : ''}, et ${amount} vous seront remboursés sur votre moyen de paiement d'origine. Le reste de la commande ne change pas.`,
          "Si ce n'était pas vous, répondez « annuler » à cet e-mail : une personne de l'équipe s'en occupera aussitôt.",
        ]),
      other: ({ order }, say) =>
        letter(
          order ? `Une modification de votre commande n° ${order}` : 'Une modification de votre commande',
          say,
          [
            `${asked(say)}, nous avons modifié ${order ? `votre commande n° ${order}` : 'votre commande'}.`,
            undo,
          ],
        ),
    },
  }),
};

const undo =
  "Si ce n'était pas vous, ou si vous avez changé d'avis, répondez « annuler » à cet e-mail et nous reviendrons en arrière.";

function asked(say: NoticeSay): string {
  return say.asked
    ? `Comme vous nous l'avez demandé ${say.asked.when} ${say.asked.channel}`
    : "Comme vous nous l'avez demandé";
}

function letter(subject: string, say: NoticeSay, paragraphs: string[]): Letter {
  return { subject, text: [say.name ? `Bonjour ${say.name},` : 'Bonjour,', ...paragraphs].join('\n\n') };
}
