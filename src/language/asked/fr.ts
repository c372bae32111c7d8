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
};

/** What is true of what the shop is asked about itself. */
export const asked: Pick<Wording, 'asked' | 'sends_to' | 'said_before'> = {
  asked: ({ about }) => TEXTS[about],
  sends_to: ({ country }) =>
    `Je n'ai rien d'écrit sur la livraison pour ce pays (${country}). Au moment de commander, avant le paiement, vous voyez si nous y livrons et à quel prix.`,
  said_before: () => "Je vous ai dit ce que j'en sais, et je ne ferais que me répéter.",
};
