import type { Intent } from '../../conversation/values.ts';
import { appointments } from '../appointments/fr.ts';
import { asked } from '../asked/fr.ts';
import { french as pickup } from '../asked/pickup-texts.ts';
import { billing } from '../billing/fr.ts';
import type { Opening } from '../calendar.ts';
import { spansOn } from '../calendar.ts';
import { choosing } from '../choosing/fr.ts';
import { corrections } from '../corrections/fr.ts';
import { follow } from '../follow/fr.ts';
import { unspokenSentence } from '../heard/unspoken.ts';
import type { DoneTexts, Labels, Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { calling } from '../told/calling-fr.ts';
import { topics } from '../topics/fr.ts';
import { briefing } from './briefing.ts';
import { codes } from './codes.ts';
import { exchanges } from './exchanges.ts';
import { plural } from './grammar.ts';
import { orders } from './orders.ts';
import { returns, withArticle } from './returns.ts';

const TAKING_OVER = {
  requested: "Bien sûr, je vous passe une personne de l'équipe",
  address_change:
    "Les changements d'adresse et de coordonnées sont traités par l'équipe ; je transmets votre demande",
  payment: "Une personne de l'équipe va vérifier ce paiement ; je transmets votre demande",
  complaint: "Toutes nos excuses. Une personne de l'équipe prend le relais",
  missing_parcel: "Une personne de l'équipe prend le relais",
  order_change:
    "Je ne peux pas modifier moi-même le contenu d'une commande, mais la vôtre n'est pas encore partie : je demande à une personne de l'équipe de s'en charger",
  replacement: "Une personne de l'équipe prend le relais pour organiser cela",
  not_understood: "Je ne veux pas vous faire tourner en rond : une personne de l'équipe prend le relais",
  unavailable: "Une personne de l'équipe prend le relais",
  untracked_return: "Une personne de l'équipe recherche votre colis",
  beyond: "Je ne peux pas le faire moi-même : je transmets votre demande à une personne de l'équipe",
  language: "Une personne de l'équipe prend le relais, car je ne parle pas votre langue",
  policy: "Une personne de l'équipe va étudier votre cas",
} as const;

export const wording: Wording = {
  ...returns,
  ...appointments,
  ...pickup,
  ...exchanges,
  ...orders,
  ...asked,
  ...choosing,
  ...calling,
  ...corrections,
  ...follow,
  ...codes,
  ...billing,
  salutation: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  greeting: (name, again) => `Bonjour${name ? ` ${name}` : ''}${again ? ', ravi de vous retrouver' : ''} !`,
  apology: () => "Je comprends tout à fait votre agacement, et j'en suis désolé.",
  welcome_offer: () => 'Comment puis-je vous aider ?',
  you_are_welcome: () => 'Avec plaisir !',
  goodbye: (_, say) => (say.letter ? 'Au plaisir de vous lire.' : 'Au revoir, et belle journée !'),
  at_hand: () => 'Je reste à votre disposition.',
  here: (act, say) =>
    `Oui, je ${say.spoken ? 'vous entends' : 'suis là'}.${act.asks ? '' : ' Comment puis-je vous aider ?'}`,
  said_again: (act) => act.text,
  take_time: (act) =>
    `Bien sûr, prenez votre temps.${act.offer ? ' Rien ne se fait sans votre accord.' : ''}`,
  put_off: (act, say) =>
    `Prenez votre temps pour ${say.list(act.things.map((thing) => `votre ${say.piece(thing)}`))} : rien ne se fait sans votre accord.`,
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
  sent_to(act, say) {
    const order = say.order(act.order);
    const head = act.fits === null ? '' : act.fits ? 'Oui. ' : 'Non. ';
    const texts: Record<typeof act.state, string> = {
      waits: `${order} n’est pas encore partie ; elle sera livrée à cette adresse : ${act.to}.${act.fits === false ? ` Si elle doit aller ailleurs, ${say.spoken ? 'donnez' : 'écrivez'}-moi l’adresse complète.` : ''}`,
      left: `${order} a été envoyée à cette adresse : ${act.to}.`,
      stays: `${order} est annulée et ne part pas ; elle devait aller à cette adresse : ${act.to}.`,
    };
    const text = texts[act.state];
    return `${head}${capital(text)}`;
  },
  receipt_sent({ orders, here }, say) {
    const many = orders.length > 1;
    const which = say.list(
      orders.map((order) =>
        many ? say.order(order) : `votre ${say.order(order).replace(/^(?:votre|la) /, '')}`,
      ),
    );
    const goes = here
      ? `Voici ${many ? 'les reçus' : 'le reçu'} de ${which} en PDF, avec ce que vous avez acheté, ce que cela a coûté et comment vous avez payé.`
      : `${many ? 'Les reçus' : 'Le reçu'} de ${which} ${many ? 'partent' : 'part'} à l'adresse e-mail que nous avons dans votre dossier.`;
    return `${goes} ${many ? 'Ils confirment les commandes et ne sont pas des factures' : "Il confirme la commande et n'est pas une facture"} ; s'il vous en faut une, une personne de l'équipe peut s'en occuper.`;
  },
  details_kept: () =>
    'Pour votre sécurité, je ne communique ici ni coordonnées ni données de paiement. Vous les trouverez dans votre e-mail de confirmation et dans votre compte sur notre site.',
  article(act, say) {
    const page = act.url && !say.spoken ? `\nPour en savoir plus : ${act.url}` : '';
    return say.spoken
      ? `Notre page « ${act.title} » dit : ${act.text}`
      : `Voici ce que dit notre page « ${act.title} » :\n${act.text}${page}`;
  },
  topic: ({ topic }) => topics[topic],
  delivery_if_ordered: (act, say) =>
    `Commandé aujourd'hui, cela arrive en général entre le ${say.day(act.from)} et le ${say.day(act.to)}. Je ne peux pas garantir un jour précis.`,
  sizes_converted: ({ sizes }) =>
    `${sizes
      .map(
        ({ asked, sizes: others }) =>
          `${asked} correspond à peu près à ${others.map(({ system, size }) => `${system} ${size}`).join(', ')}`,
      )
      .join(' ; ')}. Les marques varient : le guide des tailles de l'article fait foi.`,
  product_described: ({ title, text }) => `Voici ce que dit notre boutique de l'article ${title} : ${text}`,
  offer_person: () => "Souhaitez-vous que je demande à une personne de l'équipe de s'en occuper ?",
  only_offered: () => "Rien n'a encore été modifié, il n'y a donc rien à annuler.",
  approval_told: ({ said }) => said,
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
  left_as_is: () => "Très bien, je n'y touche pas.",
  declined: () => "Très bien, je n'y touche pas. Que préférez-vous ?",
  nothing_to_confirm: (act) =>
    act.lately
      ? `C'est déjà fait : ${act.lately}. Que puis-je faire d'autre pour vous ?`
      : "Volontiers, mais rien n'attend votre confirmation pour l'instant. Que puis-je faire pour vous ?",
  offer_expired: () =>
    "Cette proposition n'est plus d'actualité. Dites-moi ce que vous souhaitez, et je regarde à nouveau.",
  under_condition({ known, order }, say) {
    if (known === 'unsent') return `Bonne nouvelle : ${say.order(order)} n'est pas encore partie.`;
    if (known === 'refund_days')
      return `Le remboursement arrive dans les ${plural(say.store.returns.refundDays, 'jour')} qui suivent la réception du colis.`;
    return 'Je ne peux pas juger de cette condition à distance : je ne fais donc rien de moi-même. Si vous le souhaitez malgré tout :';
  },
  offer_changed: () =>
    "Quelque chose a changé depuis ma proposition, rien n'a donc été fait. Voici ce qu'il en est maintenant.",
  offer_lapsed: (act, say) =>
    `La proposition faite ${say.past(act.at)} n'est plus valable, rien n'a donc été fait ; j'ai repris votre demande.`,
  still_unclear: () =>
    'Désolé, je ne vois toujours pas ce que vous voulez dire. Dites-le-moi autrement si vous voulez, je vous écoute.',
  cancel_free: () => "L'annulation est gratuite tant que la commande n'est pas partie.",
  clarify: (act, say) =>
    act.again
      ? "Je ne suis pas sûr d'avoir bien compris. Je vous repose la question."
      : act.perhaps?.length
        ? `Je ne suis pas sûr d'avoir bien compris. Voulez-vous dire ${say.list(
            act.perhaps.map((intent) => `« ${briefing.topic[intent]} »`),
            'or',
          )}, ou autre chose ?`
        : act.order
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
  unspoken: ({ language }, { store }) =>
    unspokenSentence(language, store.name) ??
    "Je ne peux pas répondre moi-même dans cette langue : notre équipe a votre message, et quelqu'un vous répond ici.",
  handover: (act, say) =>
    act.callback
      ? `Personne ne peut prendre l'appel pour l'instant. Un collègue vous rappellera au plus tard ${moment(act.callback, say)}.`
      : `${beyond(act.what) ?? TAKING_OVER[act.reason]}. ${soon(act.opening, say)}`,
  promised: (act, say) =>
    act.promises
      .map(({ what, name, act: by, late, ...at }) => {
        const told = by ? (DOES.get(by) ?? null) : null;
        const when = moment(at, say);
        if (late)
          return `Je suis désolé : ${name ?? 'un collègue'} devait ${told ?? "s'en occuper"} au plus tard ${when}, et c'est en retard.${told ? '' : ` Il s'agissait de : ${what}.`} L'équipe voit que c'est en retard.`;
        return told
          ? `${name ?? 'Un collègue'} doit ${told} au plus tard ${when}.`
          : `Au plus tard ${when}, ${name ? `${name} vous a promis` : 'il vous a été promis'} : ${what}.`;
      })
      .join(' '),
  still_waiting({ order, promised, opening, unanswered }, say) {
    const left = unanswered
      ? 'Je ne peux pas répondre moi-même à cela, mais votre question est transmise. '
      : '';
    const has = order
      ? `L'équipe s'occupe déjà de ${say.order(order)}`
      : promised
        ? "L'équipe s'occupe de votre demande"
        : "Une personne de l'équipe va s'en occuper";
    return promised
      ? `${left}${has} : ${promised.name ?? 'un collègue'} doit ${DOES.get(promised.act) ?? "s'en occuper"} au plus tard ${moment(promised, say)}.`
      : `${left}${has}. ${soon(opening, say)}`;
  },
};

const DOES: ReadonlyMap<string, string> = new Map([
  ['call', 'vous rappeler'],
  ['reply', 'vous répondre'],
  ['approval', 'se prononcer sur votre demande'],
]);

const BEYOND: Partial<Record<Intent, string>> = {
  return: 'ouvrir le retour',
  exchange: "faire l'échange",
  refund: 'rembourser',
  cancellation: 'annuler la commande',
  undo: 'revenir là-dessus',
  address_change: 'modifier la commande',
};

function beyond(what: Intent | undefined): string | null {
  const does = what && BEYOND[what];
  return does
    ? `Je ne peux pas ${does} moi-même : je transmets votre demande à une personne de l'équipe`
    : null;
}

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

/** « demain à 13 h 30 » */
function moment({ day, time }: { day: string; time: string }, say: Say): string {
  return `${say.upcoming(day)} à ${say.time(time)}`;
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
    const spans = spansOn({ hours: say.store.hours }, `2024-01-0${i + 1}`)
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

export const labels: Labels = {
  human: "Parler à quelqu'un",
  shareNumber: 'Donner mon numéro',
  codeByEmail: 'Code par e-mail',
  codeByText: 'Code par SMS',
  codeByWhatsApp: 'Code par WhatsApp',
  newCode: 'Nouveau code',
  order: (id, title) => `n° ${id} ${title}`,
  endPlan: (plan) => `Résilier ${plan}`,
  keepPlan: (plan) => `Garder l'abo ${plan}`,
};

export const done: DoneTexts = {
  return: (order) => `le retour de ${order} est ouvert`,
  exchange: (order, from, to) => `l'article ${from} de ${order} est échangé contre ${withArticle(to)}`,
  refund: (order) => `le retour de ${order} sera remboursé`,
  cancel: (order, part) =>
    part === null ? `${order} est annulée` : `une partie de ${order} est annulée${part ? ` (${part})` : ''}`,
  changed: (order) => `${order} est modifiée`,
};
