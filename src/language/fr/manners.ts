import type { Opening } from '../calendar.ts';
import { spansOn } from '../calendar.ts';
import type { DoneTexts, Effects, Labels, Say, Wording } from '../language.ts';
import { codes } from './codes.ts';
import { exchanges } from './exchanges.ts';
import { capital, plural } from './grammar.ts';
import { orders } from './orders.ts';
import { returns, withArticle } from './returns.ts';

const TAKING_OVER = {
  requested: "Bien sûr, je vous passe une personne de l'équipe",
  address_change:
    "Les changements d'adresse et de coordonnées sont traités par l'équipe ; j'ai transmis votre demande",
  payment: "Une personne de l'équipe va vérifier ce paiement ; j'ai transmis votre demande",
  complaint: "Toutes nos excuses. Une personne de l'équipe prend le relais",
  missing_parcel: "Une personne de l'équipe prend le relais",
  order_change:
    "Je ne peux pas modifier moi-même le contenu d'une commande, mais la vôtre n'est pas encore partie : j'ai demandé à une personne de l'équipe de s'en charger",
  replacement: "Une personne de l'équipe prend le relais pour organiser cela",
  not_understood: "Je ne veux pas vous faire tourner en rond : une personne de l'équipe prend le relais",
  unavailable: "Une personne de l'équipe prend le relais",
  untracked_return: "Une personne de l'équipe recherche votre colis",
  policy: "Une personne de l'équipe va étudier votre cas",
} as const;

export const wording: Wording = {
  ...returns,
  ...exchanges,
  ...orders,
  ...codes,
  salutation: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  greeting: (name, again) => `Bonjour${name ? ` ${name}` : ''}${again ? ', ravi de vous retrouver' : ''} !`,
  apology: () => "Je comprends tout à fait votre agacement, et j'en suis désolé.",
  welcome_offer: () => 'Comment puis-je vous aider ?',
  you_are_welcome: () => 'Avec plaisir !',
  goodbye: (_, say) => (say.letter ? 'Au plaisir de vous lire.' : 'Au revoir, et belle journée !'),
  listening: () => "Je vous écoute : de quoi s'agit-il ?",
  language_switched: (act) =>
    `Bien sûr, continuons en français.${act.goesOn ? '' : ' Que puis-je faire pour vous ?'}`,
  noted_channel: (act, say) =>
    `C'est noté : vous préférez que nous vous répondions ${say.channel(act.channel)}.`,
  as_discussed: (act, say) =>
    `Je reviens vers vous au sujet de ${say.order(act.order)}, dont vous nous avez parlé ${say.past(act.earlier.at)} ${say.channel(act.earlier.channel)}.`,
  file_received: (act) =>
    ({
      colleague: "Merci, j'ai ajouté votre fichier ; la personne qui vous suit le verra.",
      case: "Merci, j'ai ajouté votre fichier à votre dossier.",
      unknown: "Merci pour ce fichier. De quoi s'agit-il ?",
    })[act.goes],
  an_assistant: (_, say) =>
    `Je suis l'assistant IA de ${say.store.name}, pas une personne. Si vous préférez parler à quelqu'un de l'équipe, dites-le-moi simplement.`,
  details_kept: () =>
    'Pour votre sécurité, je ne communique ici ni coordonnées ni données de paiement. Vous les trouverez dans votre e-mail de confirmation et dans votre compte sur notre site.',
  offer_person: () => "Souhaitez-vous que je demande à une personne de l'équipe de s'en occuper ?",
  only_offered: (act) =>
    `Rien n'a encore été modifié, il n'y a donc rien à annuler. Si vous le souhaitez toujours, je peux ${lowerFirst(bare(act.effect))}. Est-ce que je m'en charge ?`,
  noted: () => "Merci, c'est bien noté.",
  no_words: () => 'Votre message nous est parvenu sans texte. Que puis-je faire pour vous ?',
  cannot_hear: () =>
    'Je ne sais pas encore ouvrir ce type de message. Pourriez-vous me décrire cela en quelques mots ?',
  paused(act, say) {
    const name = act.order ? say.order(act.order) : null;
    const stays =
      name && act.until
        ? act.exchangeSettled
          ? ` Pour ${name}, pensez simplement à déposer le colis au plus tard le ${say.day(act.until)}.`
          : act.daysLeft !== null
            ? ` Pour ${name}, il vous reste ${plural(act.daysLeft, 'jour')}, jusqu'au ${say.day(act.until)}, pour la renvoyer${say.store.returns.free ? ', et le retour est gratuit' : ''}.`
            : ` Le retour${say.store.returns.free ? ' gratuit' : ''} de ${name} reste possible jusqu'au ${say.day(act.until)}.`
        : '';
    const back = say.spoken
      ? ' Rappelez ou écrivez-nous quand cela vous arrange.'
      : ' Revenez quand cela vous arrange, ici, par e-mail, sur WhatsApp ou par téléphone : je reprendrai là où nous en étions.';
    return `Bien sûr, prenez votre temps.${stays}${back}`;
  },
  declined: () => "Très bien, je n'y touche pas. Que préférez-vous ?",
  which_proposal: (act, say) =>
    `Avec plaisir, mais laquelle de ces solutions : ${say.list(
      act.offers.map(({ does, effect }) =>
        does === 'refund'
          ? 'obtenir un remboursement'
          : lowerFirst(bare(effect)).replace(/, sans frais$/, ''),
      ),
      'or',
    )} ?`,
  confirm: (act) =>
    `Si je comprends bien, vous souhaitez ${lowerFirst(bare(act.effect))}. Est-ce que je m'en charge ?`,
  nothing_to_confirm: (act) =>
    act.lately
      ? `C'est déjà fait : ${act.lately}. Que puis-je faire d'autre pour vous ?`
      : "Volontiers, mais rien n'attend votre confirmation pour l'instant. Que puis-je faire pour vous ?",
  offer_expired: () =>
    "Cette proposition n'est plus d'actualité. Dites-moi ce que vous souhaitez, et je regarde à nouveau.",
  offer_lapsed: (act, say) =>
    `La proposition faite ${say.past(act.at)} n'est plus valable, rien n'a donc été fait ; j'ai repris votre demande.`,
  clarify: (act, say) =>
    act.order
      ? `Je ne suis pas sûr d'avoir bien compris. Votre question porte-t-elle sur ${say.order(act.order)} : le suivi, un retour, un échange ou un remboursement ?`
      : "Je ne suis pas sûr d'avoir bien compris. Votre question porte-t-elle sur une commande, un retour ou un échange, ou sur nos articles ?",
  hours(act, say) {
    const next = nextText(act.opening, say);
    const now = act.opening.open
      ? `L'équipe vous répond en ce moment, jusqu'à ${say.time(act.opening.until)}.`
      : `L'équipe n'est pas joignable en ce moment${next ? ` ; elle sera de retour ${next}` : ''}.`;
    const always = 'Pour ma part, je suis là à toute heure.';
    return say.spoken ? `${now} ${always}` : `${now} ${week(act.today, say)} ${always}`;
  },
  hours_on: (act, say) =>
    act.days
      .map(({ day, spans }) => {
        const hours = spans.map(([from, to]) => `de ${say.time(from)} à ${say.time(to)}`);
        const open = hours.length > 0 ? `l'équipe vous répond ${say.list(hours)}` : "l'équipe n'est pas là";
        return `${capital(say.upcoming(day))}, ${open}.`;
      })
      .join(' ')
      .concat(' Pour ma part, je suis là à toute heure.'),
  handover: (act, say) => `${TAKING_OVER[act.reason]}. ${soon(act.opening, say)}`,
  still_waiting: (act, say) =>
    `${act.order ? `L'équipe s'occupe déjà de ${say.order(act.order)}` : "L'équipe est prévenue"}. ${soon(act.opening, say)}`,
};

/** When somebody will be there, and that nothing has to be told twice. */
function soon(opening: Opening, say: Say): string {
  const next = nextText(opening, say);
  const when = next
    ? `L'équipe est de retour ${next} et vous répondra à ce moment-là.`
    : 'Vous aurez une réponse dès que possible.';
  return say.spoken
    ? when
    : `${when} Toute notre conversation lui est transmise : vous n'aurez rien à répéter.`;
}

function nextText(opening: Opening, say: Say): string | null {
  if (opening.open || !opening.next) return null;
  return `${say.upcoming(opening.next.day)} à ${say.time(opening.next.from)}`;
}

const WEEK = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

/** "du lundi au vendredi de 9 h à 18 h et le samedi de 10 h à 12 h" */
function week(today: string, say: Say): string {
  const groups: { from: string; to: string; spans: string }[] = [];
  for (let i = 0; i < 7; i++) {
    const name = WEEK[i] ?? '';
    // Any Monday will do: 2024-01-01 was one.
    const spans = spansOn(say.store, `2024-01-0${i + 1}`)
      .map(([from, to]) => `de ${say.time(from)} à ${say.time(to)}`)
      .join(' et ');
    const last = groups.at(-1);
    if (last?.spans === spans) last.to = name;
    else groups.push({ from: name, to: name, spans });
  }
  const open = groups.filter(({ spans }) => spans);
  if (open.length === 0 || !today) return '';
  return `Elle est joignable ${say.list(open.map(({ from, to, spans }) => `${from === to ? `le ${from}` : `du ${from} au ${to}`} ${spans}`))}.`;
}

function bare(effect: string): string {
  return effect.replace(/(?<![\s.?!])[\s.?!]+$/, '');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export const labels: Labels = {
  startReturn: 'Lancer le retour',
  exchange: 'Échanger',
  exchangeFor: (options) => `Échange : ${options}`,
  refund: 'Remboursement',
  cancelOrder: 'Annuler ma commande',
  yes: 'Oui, volontiers',
  human: "Parler à quelqu'un",
  shareNumber: 'Donner mon numéro',
  codeByEmail: 'Code par e-mail',
  codeByText: 'Code par SMS',
  codeByWhatsApp: 'Code par WhatsApp',
  newCode: 'Nouveau code',
  order: (id, title) => `n° ${id} ${title}`,
};

/** Infinitives: "je peux …", "vous souhaitez …" go before them. */
export const effects: Effects = {
  return: (order, pieces) => `Renvoyer ${pieces} de la commande ${order}, avec une étiquette prépayée`,
  exchange: (from, to, free) =>
    `Échanger l'article ${from} contre ${withArticle(to)}${free ? ', sans frais' : ''}`,
  refund: (order, days) =>
    `Conclure le retour de la commande ${order} par un remboursement sur le moyen de paiement d'origine, sous ${days} jours après réception du colis`,
  cancel: (order, amount) =>
    `Annuler entièrement la commande ${order} et rembourser ${amount} sur le moyen de paiement d'origine`,
  undoExchange: (order, to) => `Annuler l'échange contre ${withArticle(to)} de la commande ${order}`,
  undoReturn: (order) => `Annuler le retour de la commande ${order}`,
};

export const done: DoneTexts = {
  return: (order) => `le retour de ${order} est ouvert`,
  exchange: (order, from, to) => `l'article ${from} de ${order} est échangé contre ${withArticle(to)}`,
  refund: (order) => `le retour de ${order} sera remboursé`,
  cancel: (order) => `${order} est annulée`,
};
