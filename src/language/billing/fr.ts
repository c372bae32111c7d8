import type { ToldInvoice, ToldSubscription } from '../acts.ts';
import type { Say, Wording } from '../language.ts';

type Theme =
  | 'subscriptions'
  | 'no_subscription'
  | 'which_subscription'
  | 'payment_failed'
  | 'invoices'
  | 'no_invoice'
  | 'invoice_sent'
  | 'subscription_ended'
  | 'subscription_kept'
  | 'subscription_changed'
  | 'subscription_change';

const EACH = { month: 'par mois', year: 'par an' } as const;

const FAILED = {
  card_expired: 'la carte a expiré',
  insufficient_funds: "il n'y avait pas assez sur le compte",
  declined: "la banque l'a refusé",
  authentication: "la banque demandait une confirmation qui n'a pas été donnée",
  other: "le prestataire de paiement n'a pas donné de raison que je puisse transmettre",
} as const;

function price(
  { price: minor, currency, interval }: Pick<ToldSubscription, 'price' | 'currency' | 'interval'>,
  say: Say,
): string {
  return `${say.money(minor, currency)} ${EACH[interval]}`;
}

function state(one: ToldSubscription, say: Say): string {
  const { status, renewsOn, endsOn, over, endedHere } = one;
  if (over) return endsOn ? `a pris fin le ${say.day(endsOn)}` : 'a pris fin';
  if (endsOn) {
    const back = endedHere ? " ; d'ici là, vous pouvez revenir sur cette résiliation" : '';
    return `prend fin le ${say.day(endsOn)}, et plus rien n'est prélevé ensuite${back}`;
  }
  const next = renewsOn ? say.day(renewsOn) : null;
  switch (status) {
    case 'trialing':
      return next
        ? `est à l'essai jusqu'au ${next}, puis ${price(one, say)}`
        : `est à l'essai, puis ${price(one, say)}`;
    case 'paused':
      return "est en pause, et rien n'est prélevé pendant ce temps";
    case 'past_due':
      return `coûte ${price(one, say)}, et son dernier paiement n'est pas passé`;
    default:
      return next ? `coûte ${price(one, say)} et se renouvelle le ${next}` : `coûte ${price(one, say)}`;
  }
}

function told(one: ToldSubscription, say: Say): string {
  const seats = one.seats && one.seats > 1 ? `${one.seats} places` : '';
  const about = [one.company, seats].filter(Boolean).join(', ');
  const paid = one.payment && !one.over && !one.endsOn ? `. Il est réglé par ${one.payment}` : '';
  return `Votre abonnement ${one.plan}${about ? ` (${about})` : ''} ${state(one, say)}${paid}.${later(one, say)}`;
}

const withSeats = (plan: string, seats: number | null) =>
  seats === null ? plan : `${plan} avec ${seats} ${seats > 1 ? 'places' : 'place'}`;

function later({ changing, endsOn, over, ...one }: ToldSubscription, say: Say): string {
  if (!changing || endsOn || over) return '';
  const { on, plan, seats } = changing;
  return ` À partir du ${say.day(on)}, c'est ${withSeats(plan, seats)} pour ${price({ ...one, price: changing.price }, say)}.`;
}

function invoiceTold(one: ToldInvoice, say: Say): string {
  const paid =
    one.status === 'paid'
      ? one.paidOn
        ? `payée le ${say.day(one.paidOn)}`
        : 'payée'
      : one.status === 'void'
        ? 'annulée'
        : one.overdue && one.dueOn
          ? `pas encore payée, elle était due le ${say.day(one.dueOn)}`
          : `pas encore payée${one.dueOn ? `, à régler avant le ${say.day(one.dueOn)}` : ''}`;
  return `${one.id} du ${say.day(one.issuedOn)}, ${say.money(one.total, one.currency)}, ${paid}`;
}

/** Words on what is charged by the interval. */
export const billing: Pick<Wording, Theme> = {
  subscriptions: ({ subscriptions }, say) =>
    subscriptions.map((one) => told(one, say)).join(say.spoken ? ' ' : '\n'),
  no_subscription: () => "Je ne trouve pas d'abonnement à votre nom.",
  which_subscription: ({ plans }, say) => `Duquel s'agit-il : ${say.list(plans, 'or')} ?`,
  payment_failed({ plan, on, reason, nextTryOn, payment }, say) {
    const again = nextTryOn ? ` Un nouvel essai aura lieu le ${say.day(nextTryOn)}.` : '';
    return `Le paiement de votre abonnement ${plan} du ${say.day(on)}${payment ? ` par ${payment}` : ''} n'est pas passé : ${FAILED[reason]}.${again} Merci de vérifier ou de remplacer le moyen de paiement dans votre compte ; je ne prends aucun numéro de carte ici.`;
  },
  invoices({ invoices, more }, say) {
    const [only, ...others] = invoices;
    if (only && others.length === 0) return `Votre dernière facture : ${invoiceTold(only, say)}.`;
    const rest = more > 0 ? ` Il y en a ${more} de plus.` : '';
    return say.spoken
      ? `Vos factures : ${invoices.map((one) => invoiceTold(one, say)).join(' ; ')}.${rest}`
      : `Vos factures :\n${invoices.map((one) => `- ${invoiceTold(one, say)}`).join('\n')}${rest ? `\n${rest.trim()}` : ''}`;
  },
  no_invoice: ({ number }) =>
    number
      ? `Je ne trouve pas de facture ${number} à votre nom.`
      : 'Je ne trouve pas de facture à votre nom.',
  invoice_sent({ invoice, here, copy, url }, say) {
    const goes = here
      ? `Voici la facture ${invoice} en PDF.`
      : `La facture ${invoice} part à l'adresse e-mail que nous avons dans votre dossier.`;
    const kind = copy ? " C'est une copie pour information." : '';
    const page = url && !say.spoken ? ` La facture elle-même se trouve ici : ${url}` : '';
    return `${goes}${kind}${page}`;
  },
  subscription_ended: ({ plan, endsOn }, say) =>
    `C'est fait : votre abonnement ${plan} prend fin le ${say.day(endsOn)}, et plus rien n'est prélevé ensuite. Vous en aurez la confirmation écrite ; d'ici là, vous pouvez changer d'avis.`,
  subscription_kept: ({ plan, renewsOn }, say) =>
    `C'est fait : votre abonnement ${plan} continue${renewsOn ? ` et se renouvelle le ${say.day(renewsOn)}` : ' comme avant'}.`,
  subscription_changed: ({ plan, seats, on, ...one }, say) =>
    `C'est fait : à partir du ${say.day(on)}, votre abonnement est ${withSeats(plan, seats)}, pour ${price(one, say)}. Rien n'est prélevé pour cela avant, et d'ici là vous pouvez revenir à l'ancien.`,
  subscription_change: ({ subscription: one, each }, say) =>
    `Un changement de formule ou de places se fait avec une personne de l'équipe. Vous avez ${one.plan}${one.seats ? ` avec ${one.seats} ${one.seats > 1 ? 'places' : 'place'}` : ''} pour ${price(one, say)}${each !== null ? ` ; une place de plus ou de moins change ce prix de ${say.money(each, one.currency)}` : ''}.`,
};
