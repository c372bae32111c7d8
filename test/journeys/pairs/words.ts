import type { Datum } from '../../repetition.ts';
import type { Kind } from './matrix.ts';

/** Lines of which the seed picks one. `n` is the order's number. */
export type Lines = readonly ((n: string) => string)[];

/** What the customer says of one problem in one language. */
export interface Words {
  /** First contact, without the number and with it. */
  open: Lines;
  named: Lines;
  /** The customer goes on elsewhere, the day after: without the number, and with it. */
  goOn: Lines;
  goOnNamed: Lines;
  /** What the customer wants there, line after line until it is done; then they say yes. */
  wishes: readonly Lines[];
  /** What the confirmation says. */
  done: RegExp;
}

/** What is said in any trouble. */
export interface Common {
  pause: Lines;
  number: Lines;
  noNumber: Lines;
  /** The customer gives a code: `n` is the code. */
  code: Lines;
  yes: Lines;
  /** The owner answers the letter with the label. */
  settle: Lines;
  subject: readonly string[];
  settled: RegExp;
  advisor: string;
}

/** What the first words give away. */
export const TOLD: Record<Kind, readonly Datum[]> = {
  exchange: ['topic', 'problem'],
  refund: ['topic', 'problem', 'settlement'],
  cancellation: ['topic'],
  'wrong item': ['topic', 'problem'],
  'lost parcel': ['topic', 'problem'],
  dispute: ['topic', 'problem'],
  label: ['topic', 'problem'],
  'wrong label': ['topic', 'problem'],
};

const always = (...lines: string[]): Lines => lines.map((line) => () => line);

const goOnReturn = {
  en: {
    plain: always(
      "Hello, it's about my return.",
      'Good morning, about my return.',
      'Hello, I am getting back to you about the return we spoke of yesterday.',
      "Hi, I'd like to go on with the return I mentioned yesterday.",
      'Hello, I contacted you yesterday about sending my dress back.',
    ),
    named: [
      (n: string) => `Hello, it's about my return, order ${n}.`,
      (n: string) => `Hi, I wrote to you yesterday about order ${n}, I want to go on with the return.`,
      (n: string) => `Good morning, about the return of my order no. ${n}.`,
    ],
  },
  fr: {
    plain: always(
      "Bonjour, c'est au sujet de mon retour.",
      'Bonjour, je reviens vers vous pour mon retour.',
      'Bonjour, je vous ai contactés hier au sujet du retour de ma robe.',
      'Bonjour, je voudrais continuer le retour dont je vous ai parlé hier.',
      'Bonjour, concernant mon retour.',
    ),
    named: [
      (n: string) => `Bonjour, c'est au sujet de mon retour, commande ${n}.`,
      (n: string) => `Bonjour, je vous ai écrit hier pour la commande ${n}, je voudrais continuer le retour.`,
      (n: string) => `Bonjour, je reviens vers vous pour le retour de ma commande n° ${n}.`,
    ],
  },
};

const english: Record<Kind, Words> = {
  exchange: {
    open: always(
      'Hello, I received my dress but it is too small, what should I do?',
      'Hi, the dress I ordered is too tight for me. What can I do?',
      'Good evening, my dress came yesterday and it is a size too small.',
    ),
    named: [
      (n) => `Hello, I received my order #${n} but the size is too small, what should I do?`,
      (n) => `Hi, the dress from order ${n} is too tight. What can I do?`,
      (n) => `Good evening, order no. ${n}: the dress is too small for me.`,
    ],
    goOn: goOnReturn.en.plain,
    goOnNamed: goOnReturn.en.named,
    wishes: [
      always(
        "I'd like to exchange it for the next size up.",
        'Could I have it one size bigger instead?',
        'I would rather swap it for an M.',
      ),
    ],
    done: /\bM\b/,
  },
  refund: {
    open: always(
      "Hello, I'd like to send my dress back and get my money back, I changed my mind.",
      'Hi, I want to return the dress I bought for a refund. I just do not like it.',
    ),
    named: [
      (n) => `Hello, I'd like to send back order ${n} and get my money back, I changed my mind.`,
      (n) => `Hi, I want to return my order #${n} for a refund. I just do not like it.`,
    ],
    goOn: goOnReturn.en.plain,
    goOnNamed: goOnReturn.en.named,
    wishes: [
      always(
        'Please go ahead with the return.',
        "Yes, I'd like to send it back.",
        'Please start the return.',
      ),
      always('I would like the refund, please.', 'A refund, please.', "I'd like my money back."),
    ],
    done: /refund|original payment/i,
  },
  cancellation: {
    open: always(
      "Hello, I'd like to cancel my order. Is that still possible?",
      'Hi, can I still cancel the order I placed? I ordered by mistake.',
    ),
    named: [
      (n) => `Hello, I'd like to cancel order ${n}. Is that still possible?`,
      (n) => `Hi, can I still cancel my order #${n}? I ordered by mistake.`,
    ],
    goOn: always(
      "Hello, it's about the cancellation I asked for yesterday.",
      'Hi, I am coming back to you about cancelling my order.',
      'Good morning, about my cancellation.',
    ),
    goOnNamed: [(n) => `Hello, it's about cancelling order ${n}.`],
    wishes: [always('Please cancel it.', 'Yes, cancel the order please.')],
    done: /cancelled/i,
  },
  'wrong item': {
    open: always(
      'Hello, you sent me the wrong item, this is not the dress I ordered.',
      'Hi, I received something else than what I ordered.',
    ),
    named: [
      (n) => `Hello, for order ${n} you sent me the wrong item.`,
      (n) => `Hi, order #${n}: I received something else than what I ordered.`,
    ],
    goOn: always(
      "Hello, it's about the wrong item you sent me.",
      'Hi, I told you yesterday that I got the wrong item. I will send it back.',
      'Good morning, I contacted you yesterday about the wrong article in my parcel.',
    ),
    goOnNamed: [(n) => `Hello, it's about the wrong item in order ${n}.`],
    wishes: [
      always('Please send me the label.', 'Yes, prepare the label please.', 'Please start the return.'),
      always('I would like a refund, please.', 'A refund, please.'),
    ],
    done: /refund|original payment/i,
  },
  'lost parcel': {
    open: always(
      'Hello, my parcel never arrived.',
      'Hi, I still have not received my parcel, it seems lost.',
    ),
    named: [
      (n) => `Hello, the parcel of my order ${n} never arrived.`,
      (n) => `Hi, order #${n} still has not reached me, the parcel seems lost.`,
    ],
    goOn: always(
      'Hello, any news about my lost parcel?',
      'Hi, it is about the parcel that never arrived.',
      'Good morning, I am getting back to you about my missing parcel.',
    ),
    goOnNamed: [(n) => `Hello, any news about the lost parcel of order ${n}?`],
    wishes: [],
    done: /./,
  },
  dispute: {
    open: always(
      'Hello, I was charged twice for my order!',
      'Hi, you have debited my card twice, that is 174 euros.',
    ),
    named: [
      (n) => `Hello, I was charged twice for order ${n}!`,
      (n) => `Hi, you have debited my card twice for my order #${n}.`,
    ],
    goOn: always(
      'Hello, it is about the double payment I told you of yesterday.',
      'Hi, any news about my card being charged twice?',
    ),
    goOnNamed: [(n) => `Hello, it is about the double payment for order ${n}.`],
    wishes: [],
    done: /./,
  },
  label: {
    open: always(
      'Hello, I received my dress but it is too big, what should I do?',
      'Hi, the dress I ordered does not suit me, it is too big.',
    ),
    named: [
      (n) => `Hello, I received my order #${n} but it is too big, what should I do?`,
      (n) => `Hi, the dress from order ${n} is too big for me.`,
    ],
    goOn: goOnReturn.en.plain,
    goOnNamed: goOnReturn.en.named,
    wishes: [always('Please start the return.', 'Please send me the label.')],
    done: /address on the order|return for order \S+ is open/i,
  },
  'wrong label': {
    open: always('Hello, you sent me the wrong item.', 'Hi, what I received is not what I ordered.'),
    named: [(n) => `Hello, for order ${n} you sent me the wrong item.`],
    goOn: always(
      "Hello, it's about the wrong item you sent me.",
      'Hi, I told you yesterday that I got the wrong item. I want to send it back.',
    ),
    goOnNamed: [(n) => `Hello, it's about the wrong item in order ${n}.`],
    wishes: [always('Please send me the label.', 'Yes, prepare the label please.')],
    done: /address on the order|return for order \S+ is open/i,
  },
};

const french: Record<Kind, Words> = {
  exchange: {
    open: always(
      'Bonjour, j’ai reçu ma robe mais elle est trop petite, que dois-je faire ?',
      'Bonsoir, la robe que j’ai commandée est trop serrée. Que puis-je faire ?',
      'Bonjour, ma robe est arrivée hier et elle est trop petite.',
    ),
    named: [
      (n) => `Bonjour, j’ai reçu ma commande n° ${n} mais la taille est trop petite, que dois-je faire ?`,
      (n) => `Bonjour, la robe de la commande ${n} est trop serrée. Que puis-je faire ?`,
    ],
    goOn: goOnReturn.fr.plain,
    goOnNamed: goOnReturn.fr.named,
    wishes: [
      always(
        'Je voudrais l’échanger contre la taille au-dessus.',
        'Je préfère l’échanger contre une M.',
        'Est-ce que je peux avoir une taille de plus à la place ?',
      ),
    ],
    done: /\bM\b/,
  },
  refund: {
    open: always(
      'Bonjour, je voudrais renvoyer ma robe et être remboursée, j’ai changé d’avis.',
      'Bonjour, je souhaite retourner la robe et obtenir un remboursement, elle ne me plaît pas.',
    ),
    named: [
      (n) => `Bonjour, je voudrais renvoyer la commande ${n} et être remboursée, j’ai changé d’avis.`,
      (n) => `Bonjour, je souhaite retourner ma commande n° ${n} et obtenir un remboursement.`,
    ],
    goOn: goOnReturn.fr.plain,
    goOnNamed: goOnReturn.fr.named,
    wishes: [
      always('Lancez le retour, s’il vous plaît.', 'Oui, je voudrais la renvoyer.'),
      always(
        'Je voudrais le remboursement.',
        'Un remboursement, s’il vous plaît.',
        'Je préfère être remboursée.',
      ),
    ],
    done: /rembours/i,
  },
  cancellation: {
    open: always(
      'Bonjour, je voudrais annuler ma commande. Est-ce encore possible ?',
      'Bonjour, puis-je encore annuler la commande que j’ai passée ? Je me suis trompée.',
    ),
    named: [
      (n) => `Bonjour, je voudrais annuler la commande ${n}. Est-ce encore possible ?`,
      (n) => `Bonjour, puis-je encore annuler ma commande n° ${n} ? Je me suis trompée.`,
    ],
    goOn: always(
      'Bonjour, c’est au sujet de l’annulation que j’ai demandée hier.',
      'Bonjour, je reviens vers vous pour annuler ma commande.',
      'Bonjour, concernant mon annulation.',
    ),
    goOnNamed: [(n) => `Bonjour, c’est au sujet de l’annulation de la commande ${n}.`],
    wishes: [always('Annulez-la, s’il vous plaît.', 'Oui, annulez la commande.')],
    done: /annulée/i,
  },
  'wrong item': {
    open: always(
      'Bonjour, vous m’avez envoyé le mauvais article, ce n’est pas la robe que j’ai commandée.',
      'Bonjour, j’ai reçu autre chose que ce que j’avais commandé.',
    ),
    named: [
      (n) => `Bonjour, pour la commande ${n} vous m’avez envoyé le mauvais article.`,
      (n) => `Bonjour, commande n° ${n} : j’ai reçu autre chose que ce que j’avais commandé.`,
    ],
    goOn: always(
      'Bonjour, c’est au sujet du mauvais article que vous m’avez envoyé.',
      'Bonjour, je vous ai dit hier que j’avais reçu le mauvais article. Je vais le renvoyer.',
    ),
    goOnNamed: [(n) => `Bonjour, c’est au sujet du mauvais article de la commande ${n}.`],
    wishes: [
      always(
        'Envoyez-moi l’étiquette, s’il vous plaît.',
        'Oui, préparez l’étiquette.',
        'Lancez le retour, s’il vous plaît.',
      ),
      always('Je voudrais un remboursement.', 'Un remboursement, s’il vous plaît.'),
    ],
    done: /rembours/i,
  },
  'lost parcel': {
    open: always(
      'Bonjour, mon colis n’est jamais arrivé.',
      'Bonjour, je n’ai toujours pas reçu mon colis, il semble perdu.',
    ),
    named: [
      (n) => `Bonjour, le colis de ma commande ${n} n’est jamais arrivé.`,
      (n) => `Bonjour, je n’ai toujours pas reçu la commande n° ${n}, le colis semble perdu.`,
    ],
    goOn: always(
      'Bonjour, avez-vous des nouvelles de mon colis perdu ?',
      'Bonjour, c’est au sujet du colis qui n’est jamais arrivé.',
    ),
    goOnNamed: [(n) => `Bonjour, avez-vous des nouvelles du colis perdu de la commande ${n} ?`],
    wishes: [],
    done: /./,
  },
  dispute: {
    open: always(
      'Bonjour, j’ai été débitée deux fois pour ma commande !',
      'Bonjour, ma carte a été débitée deux fois, cela fait 174 euros.',
    ),
    named: [
      (n) => `Bonjour, j’ai été débitée deux fois pour la commande ${n} !`,
      (n) => `Bonjour, ma carte a été débitée deux fois pour la commande n° ${n}.`,
    ],
    goOn: always(
      'Bonjour, c’est au sujet du double débit dont je vous ai parlé hier.',
      'Bonjour, avez-vous des nouvelles de mon double paiement ?',
    ),
    goOnNamed: [(n) => `Bonjour, c’est au sujet du double débit de la commande ${n}.`],
    wishes: [],
    done: /./,
  },
  label: {
    open: always(
      'Bonjour, j’ai reçu ma robe mais elle est trop grande, que dois-je faire ?',
      'Bonjour, la robe que j’ai commandée est trop grande pour moi.',
    ),
    named: [
      (n) => `Bonjour, j’ai reçu ma commande n° ${n} mais elle est trop grande, que dois-je faire ?`,
      (n) => `Bonjour, la robe de la commande ${n} est trop grande pour moi.`,
    ],
    goOn: goOnReturn.fr.plain,
    goOnNamed: goOnReturn.fr.named,
    wishes: [always('Lancez le retour, s’il vous plaît.', 'Envoyez-moi l’étiquette, s’il vous plaît.')],
    done: /adresse e-mail de la commande|retour de votre commande .* est ouvert/i,
  },
  'wrong label': {
    open: always(
      'Bonjour, vous m’avez envoyé le mauvais article.',
      'Bonjour, ce que j’ai reçu n’est pas ce que j’ai commandé.',
    ),
    named: [(n) => `Bonjour, pour la commande ${n} vous m’avez envoyé le mauvais article.`],
    goOn: always(
      'Bonjour, c’est au sujet du mauvais article que vous m’avez envoyé.',
      'Bonjour, je vous ai dit hier que j’avais reçu le mauvais article. Je voudrais le renvoyer.',
    ),
    goOnNamed: [(n) => `Bonjour, c’est au sujet du mauvais article de la commande ${n}.`],
    wishes: [always('Envoyez-moi l’étiquette, s’il vous plaît.', 'Oui, préparez l’étiquette.')],
    done: /adresse e-mail de la commande|retour de votre commande .* est ouvert/i,
  },
};

export const WORDS: Record<'en' | 'fr', Record<Kind, Words>> = { en: english, fr: french };

export const COMMON: Record<'en' | 'fr', Common> = {
  en: {
    pause: always(
      "I need to check when I can drop it off, I'll get back to you.",
      'Thanks, let me think about it. I will come back to you.',
      'OK, I have to look at my week first, talk to you later.',
    ),
    number: [(n) => `It's ${n}.`, (n) => `${n}`, (n) => `My order number is ${n}.`, (n) => `yes, order ${n}`],
    noNumber: always(
      "I don't have it here, I'll get back to you.",
      'I do not have the number with me, I will contact you later.',
    ),
    code: [(n) => n, (n) => `The code is ${n}.`, (n) => `${n.slice(0, 3)} ${n.slice(3)}`],
    yes: always('Yes, please.', 'Yes, go ahead.', 'Yes please do.', "Yes, that's right."),
    settle: always('A refund, please.', 'I would like a refund.', "I'd like my money back, please."),
    subject: ['My order', 'A question', 'Hello'],
    settled: /refund|original payment/i,
    advisor: 'This is Nora: the matter is solved on our side, you need not do anything more.',
  },
  fr: {
    pause: always(
      'Je dois voir quand je peux passer le déposer, je reviens vers vous.',
      'Merci, je vais y réfléchir. Je reviens vers vous.',
      'D’accord, je regarde mon emploi du temps et je vous recontacte.',
    ),
    number: [
      (n) => `C'est la ${n}.`,
      (n) => `${n}`,
      (n) => `Mon numéro de commande est le ${n}.`,
      (n) => `oui, commande ${n}`,
    ],
    noNumber: always(
      'Je ne l’ai pas sous la main, je reviens vers vous.',
      'Je n’ai pas le numéro ici, je vous recontacte plus tard.',
    ),
    code: [(n) => n, (n) => `Le code est ${n}.`, (n) => `${n.slice(0, 3)} ${n.slice(3)}`],
    yes: always('Oui, s’il vous plaît.', 'Oui, allez-y.', 'Oui, volontiers.', 'Oui, c’est ça.'),
    settle: always(
      'Un remboursement, s’il vous plaît.',
      'Je voudrais un remboursement.',
      'Je préfère être remboursée.',
    ),
    subject: ['Ma commande', 'Une question', 'Bonjour'],
    settled: /rembours/i,
    advisor: 'C’est Nora : tout est réglé de notre côté, vous n’avez plus rien à faire.',
  },
};
