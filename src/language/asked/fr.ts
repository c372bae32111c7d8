import type { Wording } from '../language.ts';
import type { Asked } from './asked.ts';

const TEXTS: Readonly<Record<Asked, string>> = {
  identity:
    "Je n'ai pas les informations légales de la boutique sous la main, et je préfère ne pas deviner un numéro. Elles figurent dans les mentions légales du site, et une personne de l'équipe peut vous les donner.",
  instalments:
    "Les moyens de paiement, et le paiement en plusieurs fois s'il est proposé, sont affichés au moment de commander, avant le paiement. Je n'en sais pas plus.",
  erase:
    "Je ne peux pas effacer de données personnelles moi-même : une personne de l'équipe s'en charge, après avoir vérifié que la demande vient bien de vous. Un effacement est définitif.",
  export:
    "Je ne peux pas transmettre moi-même ce que la boutique conserve à votre sujet : une personne de l'équipe s'en charge, après avoir vérifié que la demande vient bien de vous.",
  note_left:
    "Quand personne n'a pu prendre le colis, le transporteur repasse ou le dépose dans un point relais. L'avis de passage, ou le lien de suivi, indique où il se trouve et jusqu'à quand.",
  see_through: "Je n'ai rien d'écrit sur la transparence de cet article.",
  nobody_in:
    "Si personne n'est là, le transporteur repasse ou dépose le colis dans un point relais. L'avis de passage, ou le lien de suivi, indique où il se trouve et jusqu'à quand.",
  neighbour:
    "C'est le transporteur qui décide s'il peut le laisser à quelqu'un d'autre ou dans un lieu sûr, et je ne peux pas l'organiser d'ici. S'il le permet, cela se demande sur sa page de suivi. Si personne ne peut prendre le colis, il repasse ou le dépose dans un point relais.",
  other_day:
    "Je ne peux ni fixer ni décaler le jour de livraison, ni faire garder le colis : c'est le transporteur qui décide. S'il le permet, un autre jour ou un point relais se choisit sur sa page de suivi.",
  newsletter:
    "Je ne peux ni vous inscrire à la newsletter ni vous en désinscrire, et je ne connais pas d'offre liée à l'inscription. L'inscription se fait sur le site ; chaque newsletter contient un lien pour ne plus la recevoir.",
  student:
    'Je ne connais pas de remise pour les étudiants, et je préfère ne pas en promettre. Si vous avez un code, il se saisit au moment de payer.',
  by_name:
    "Un nom ou un code postal ne suffit pas pour ouvrir une commande, car d'autres peuvent les connaître.",
  wrap: "Je n'ai rien d'écrit sur l'emballage cadeau ni sur l'ajout d'un petit mot : je ne peux donc pas le promettre. Une personne de l'équipe peut vous le dire.",
  buy: "La commande se fait sur le site : ouvrez l'article, choisissez la taille et la couleur, ajoutez-le au panier puis payez. Je ne peux pas commander à votre place, mais je peux vous aider à choisir.",
};

/** What is true of what the shop is asked about itself. */
export const asked: Pick<Wording, 'asked' | 'sends_to' | 'said_before' | 'company'> = {
  asked({ about, parcel }, say) {
    const leg = parcel?.tracking && !say.spoken ? `${parcel.carrier}, ${parcel.tracking}` : parcel?.carrier;
    return leg ? `${TEXTS[about]} Le vôtre arrive avec ${leg}.` : TEXTS[about];
  },
  company({ company: { legalName, address, registration, vat }, wanted }) {
    const all = [legalName, address].filter(Boolean).join(', ');
    const told = {
      vat: vat && `Notre numéro de TVA est ${vat}.`,
      registration: registration && `Notre immatriculation : ${registration}.`,
      address: address && `L'adresse de la société est ${all}.`,
      all: [
        all && `La société est ${all}.`,
        registration && `Immatriculation : ${registration}.`,
        vat && `Numéro de TVA : ${vat}.`,
      ]
        .filter(Boolean)
        .join(' '),
    };
    if (told[wanted]) return told[wanted];
    const missing = {
      vat: 'le numéro de TVA',
      registration: "le numéro d'immatriculation",
      address: "l'adresse",
      all: 'cela',
    };
    return `Je ne connais pas ${missing[wanted]} ici, et je préfère ne pas deviner. ${told.all}`.trim();
  },
  sends_to: ({ country }) =>
    `Je n'ai rien d'écrit sur la livraison pour ce pays (${country}). Au moment de commander, avant le paiement, vous voyez si nous y livrons et à quel prix.`,
  said_before: () => "Je vous ai dit ce que j'en sais, et je ne ferais que me répéter.",
};
