import type { TopicTexts } from '../language.ts';

/** What is true of a subject wherever nothing is written down on it. */
export const topics: TopicTexts = {
  promo_code:
    "Je ne peux ni donner de code ni en ajouter un à une commande. Un code se saisit au moment de payer ; s'il est refusé, une personne de l'équipe peut regarder pourquoi.",
  invoice:
    "Je peux envoyer le reçu d'une commande, avec ce qui a été acheté et payé ; une facture avec d'autres mentions ne peut venir que d'une personne de l'équipe.",
  account:
    "Je ne peux ni ouvrir ni modifier un compte. « Mot de passe oublié », sur la page de connexion, envoie un nouveau lien ; une personne de l'équipe peut faire le reste.",
  order_change: "Le contenu d'une commande ne peut changer que tant qu'elle n'est pas partie.",
  payment_methods: 'Tous les moyens de paiement sont affichés au moment de commander.',
  shipping_cost:
    'Le prix de la livraison et les pays desservis sont affichés au moment de commander, avant le paiement.',
  gift_card: "Je ne vois pas les cartes cadeaux, mais une personne de l'équipe peut regarder la vôtre.",
  warranty_care:
    "L'étiquette de l'article indique comment le laver. Chaque article a la garantie légale de conformité ; pour un défaut, dites-moi de quelle commande il vient.",
  material:
    "Je n'ai rien sur sa composition. L'étiquette de l'article l'indique, et une personne de l'équipe peut la chercher.",
  size_conversion:
    "Les tailles des autres pays varient selon les marques. Dites-moi l'article et vos mesures, et je choisis la taille dans son guide.",
  stock_alert:
    "Je ne peux pas créer d'alerte moi-même, mais une personne de l'équipe peut noter que vous souhaitez une alerte.",
  shop_address: "Je n'ai pas d'adresse de boutique à vous donner. Un conseiller peut vous dire où aller.",
  site_fault:
    "Toutes nos excuses pour cette panne du site. Recharger la page ou changer de navigateur suffit souvent ; une personne de l'équipe peut commander pour vous ou signaler la panne.",
  subscription: "Je ne vois pas les abonnements, mais une personne de l'équipe peut regarder le vôtre.",
  subscription_cancel:
    "Je ne peux pas mettre fin à un abonnement moi-même, c'est à une personne de l'équipe de le faire.",
  appointment: "Je ne peux ni prendre ni déplacer de rendez-vous, mais une personne de l'équipe le peut.",
  loyalty: "Je ne vois ni points ni adhésions, mais une personne de l'équipe peut regarder les vôtres.",
  business:
    "Pour un emploi, la presse ou un partenariat, une personne de l'équipe prend le relais et lit ce que vous écrivez ici.",
  abuse: "Je voudrais tout de même vous aider. Dites-moi ce qui s'est mal passé, ou parlez à l'un de nous.",
  praise: "Merci, cela fait très plaisir ! Je le laisse ici pour que l'équipe le lise.",
};
