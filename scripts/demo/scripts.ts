/** What a customer says in a language, and how its answers are recognised. */
interface Wording {
  locale: 'en' | 'fr';
  /** The language Twilio's transcription reports. */
  spoken: string;
  chat: { opening: (order: string) => string; pause: string };
  /** `later` is what the customer writes when more than a day has passed. */
  mail: { subject: string; text: (name: string) => string; later?: (name: string) => string };
  phone: { wish: string; yes: string };
  whatsapp: string;
}

/** One way the story goes: who, with what, and which words. */
export interface Script {
  title: string;
  wording: Wording;
  /** The customer of a fresh order. Number and address are derived from the order's number. */
  customer: string;
  product: {
    id: string;
    title: string;
    /** What an answer calls it. */
    noun: RegExp;
    /** The option that changes, its present value and the wanted one. */
    change: { option: string; from: string; to: string };
    /** The whole range, for a product the shop does not have yet. */
    options: Record<string, string>[];
    price: number;
  };
}

const english: Wording = {
  locale: 'en',
  spoken: 'en-US',
  chat: {
    opening: (order) => `Hello, I received my order #${order} but the size is too small, what should I do?`,
    pause: "I need to check my availability for Mondial Relay, I'll get back to you.",
  },
  mail: {
    subject: 'My return',
    text: (name) =>
      `Hello,\n\nI'd like to finalize the return for the order I mentioned yesterday on your chat.\n\nBest regards,\n${name}`,
    later: (name) =>
      `Hello,\n\nI'd like to finalize the return for the order I mentioned on your chat.\n\nBest regards,\n${name}`,
  },
  phone: { wish: "Yes, I'd like to exchange for the next size up instead.", yes: 'Yes, please.' },
  whatsapp: 'Where is my new dress?',
};

const range = (option: string, values: string[], rest: Record<string, string>) =>
  values.map((value) => ({ [option]: value, ...rest }));

const dress: Script['product'] = {
  id: 'DR-101',
  title: 'Lune dress',
  noun: /dress|robe/i,
  change: { option: 'size', from: 'S', to: 'M' },
  options: range('size', ['XS', 'S', 'M', 'L', 'XL'], { colour: 'midnight' }),
  price: 8700,
};

/** The story, then its variants: other people, products, wishes and words. */
export const SCRIPTS: readonly Script[] = [
  { title: 'the story: a dress, one size up', wording: english, customer: 'Sophie Martin', product: dress },
  {
    title: 'shoes, 38 to 39',
    customer: 'Julie Moreau',
    wording: {
      ...english,
      chat: {
        opening: (order) => `Hi! Order ${order} came yesterday and the shoes are too tight. What can I do?`,
        pause: "Let me look at when I can get to a Mondial Relay point, I'll come back to you later.",
      },
      mail: {
        subject: 'Sending my parcel back',
        text: (name) =>
          `Good morning,\n\nplease go ahead with the return we talked about on the chat.\n\nThanks\n${name}`,
      },
      phone: {
        wish: 'Yes. Could I get them one size bigger instead, please?',
        yes: "Yes, that's right, go ahead.",
      },
      whatsapp: 'Any news about my new shoes?',
    },
    product: {
      id: 'DEMO-SHOES',
      title: 'Ondine ballet flats',
      noun: /shoe|flat|ballet|ondine/i,
      change: { option: 'size', from: '38', to: '39' },
      options: range('size', ['36', '37', '38', '39', '40', '41'], { colour: 'black' }),
      price: 9900,
    },
  },
  {
    title: 'a jumper, L to XL',
    customer: 'Claire Bernard',
    wording: {
      ...english,
      chat: {
        opening: (order) =>
          `Good evening, the jumper from order no. ${order} doesn't fit me, it's too small. How do returns work?`,
        pause: 'OK thanks. I have to see when I am free for the drop-off, talk to you soon.',
      },
      mail: {
        subject: 'Return',
        text: (name) =>
          `Hi there,\n\nI am ready to send it back now, can you send me what I need?\n\n${name}`,
      },
      phone: { wish: 'Actually I would rather swap it for an XL.', yes: 'Yes please do.' },
      whatsapp: 'When will my new jumper arrive?',
    },
    product: {
      id: 'DEMO-JUMPER',
      title: 'Brume wool jumper',
      noun: /jumper|sweater|brume/i,
      change: { option: 'size', from: 'L', to: 'XL' },
      options: range('size', ['S', 'M', 'L', 'XL'], { colour: 'ecru' }),
      price: 7400,
    },
  },
  {
    title: 'a scarf, another colour',
    customer: 'Emma Petit',
    wording: {
      ...english,
      chat: {
        opening: (order) =>
          `Hello, I got my order #${order} but I don't like the colour after all. Can I return it?`,
        pause: "I'll check when I can go to the pickup point and let you know.",
      },
      mail: {
        subject: 'Return of my scarf',
        text: (name) =>
          `Hello,\n\nI'd like to return the item from yesterday's chat.\n\nKind regards\n${name}`,
      },
      phone: { wish: 'Yes, could I exchange it for the green one instead?', yes: 'Yes, go ahead.' },
      whatsapp: 'Where is my new scarf?',
    },
    product: {
      id: 'DEMO-SCARF',
      title: 'Plume scarf',
      noun: /scarf|plume/i,
      change: { option: 'colour', from: 'blue', to: 'green' },
      options: range('colour', ['blue', 'green', 'rust'], { size: 'one size' }),
      price: 4500,
    },
  },
  {
    title: 'en français : une robe, une taille au-dessus',
    customer: 'Camille Durand',
    wording: {
      locale: 'fr',
      spoken: 'fr-FR',
      chat: {
        opening: (order) =>
          `Bonjour, j'ai reçu ma commande n° ${order} mais la taille est trop petite, que dois-je faire ?`,
        pause: 'Je dois vérifier mes disponibilités pour Mondial Relay, je reviens vers vous.',
      },
      mail: {
        subject: 'Mon retour',
        text: (name) =>
          `Bonjour,\n\nje souhaite finaliser le retour de la commande dont je vous ai parlé hier sur votre chat.\n\nCordialement,\n${name}`,
        later: (name) =>
          `Bonjour,\n\nje souhaite finaliser le retour de la commande dont je vous ai parlé sur votre chat.\n\nCordialement,\n${name}`,
      },
      phone: {
        wish: "Oui, je voudrais plutôt l'échanger contre la taille au-dessus.",
        yes: "Oui, s'il vous plaît.",
      },
      whatsapp: 'Où est ma nouvelle robe ?',
    },
    product: { ...dress, id: 'DEMO-ROBE', title: 'Robe Aurore', noun: /robe|aurore/i },
  },
  {
    title: 'trousers with a waist, in few words and on a poor line',
    customer: 'Nora Blake',
    wording: {
      ...english,
      chat: {
        opening: (order) =>
          `hiya got my trousers today (order ${order}) n theyre way too tight :( whats the process??`,
        pause: 'cool ill check when i can get to a relay point, speak soon',
      },
      mail: { subject: 'trousers', text: () => 'send me the label then' },
      phone: { wish: 'could i swap them for one size bigger', yes: 'yeah go on then' },
      whatsapp: 'any news on my new trousers',
    },
    product: {
      id: 'DEMO-TROUSERS',
      title: 'Marin wide trousers',
      noun: /trousers|marin/i,
      change: { option: 'waist', from: '30', to: '32' },
      options: range('waist', ['28', '30', '32', '34'], { colour: 'navy' }),
      price: 8900,
    },
  },
  {
    title: 'a bag without sizes, in long and polite letters',
    customer: 'Edith Marlow',
    wording: {
      ...english,
      chat: {
        opening: (order) =>
          `Good evening! The tote from order number ${order} arrived while we were away. It is beautifully made, but I'm afraid the colour isn't for me after all. Might I send it back, please?`,
        pause:
          'How kind. I shall have to ask my husband when he can drive me to the pickup point, and will let you know.',
      },
      mail: {
        subject: 'Our conversation of last night',
        text: (name) =>
          `Dear all,

I do hope this finds you well; the weather here has finally turned. Further to our conversation on your chat last night, I should like to go ahead with the return. My husband can take the parcel on Thursday.

With kind regards,
${name}`,
      },
      phone: {
        wish: 'Good evening. Might I exchange it for the black one instead?',
        yes: 'Yes please, that would be lovely.',
      },
      whatsapp: 'Good morning! Could you kindly tell me when my new bag will arrive?',
    },
    product: {
      id: 'DEMO-TOTE',
      title: 'Cabas leather tote',
      noun: /tote|bag|cabas/i,
      change: { option: 'colour', from: 'tan', to: 'black' },
      options: range('colour', ['tan', 'black'], {}),
      price: 12_900,
    },
  },
  {
    title: 'boots, said as people say it: "size forty"',
    customer: 'Ruth Finch',
    wording: {
      ...english,
      chat: {
        opening: (order) => `my boots (#${order}) came and they are too small on me. what are my options`,
        pause: 'not now, gotta go. will write again tomorrow',
      },
      mail: {
        subject: 'Boots',
        text: (name) =>
          `Hello, I have decided to send the boots back. Please proceed with the return. ${name}`,
      },
      phone: { wish: 'yes id rather have the forty please', yes: 'yes do that' },
      whatsapp: 'has my exchange been sent',
    },
    product: {
      id: 'DEMO-BOOTS',
      title: 'Nuit ankle boots',
      noun: /boots|nuit/i,
      change: { option: 'size', from: '39', to: '40' },
      options: range('size', ['37', '38', '39', '40'], { colour: 'black' }),
      price: 15_900,
    },
  },
  {
    title: 'en français : des bottines, écrites à la va-vite',
    customer: 'Inès Lopez',
    wording: {
      locale: 'fr',
      spoken: 'fr-FR',
      chat: {
        opening: (order) =>
          `slt jai recu mes bottines (cmd ${order}) mais elles sont tro serré :( je fais coment ?`,
        pause: 'ok je regarde quand je peux passer au point relais et je vous redis',
      },
      mail: { subject: 'bottines', text: () => "c'est bon vous pouvez m'envoyer l'étiquette svp" },
      phone: { wish: 'oui en fait je préfèrerais le 40 svp', yes: "oui c'est parfait" },
      whatsapp: 'des nouvelles de mes bottines ?',
    },
    product: {
      id: 'DEMO-BOTTINES',
      title: 'Bottines Nocturne',
      noun: /bottines|nocturne/i,
      change: { option: 'pointure', from: '39', to: '40' },
      options: range('pointure', ['37', '38', '39', '40'], { couleur: 'noir' }),
      price: 15_900,
    },
  },
  {
    title: 'en français : un foulard, une autre couleur, en longues phrases',
    customer: 'Hélène Garnier',
    wording: {
      locale: 'fr',
      spoken: 'fr-FR',
      chat: {
        opening: (order) =>
          `Bonsoir, le foulard de ma commande numéro ${order} est bien arrivé. Il est très beau, mais la couleur ne me plaît finalement pas. Serait-il possible de le retourner ?`,
        pause:
          "C'est très aimable à vous. Il faut que je demande à mon mari quand il peut m'emmener au point relais ; je vous recontacte.",
      },
      mail: {
        subject: "Notre conversation d'hier soir",
        text: (name) =>
          `Bonjour,\n\nSuite à notre échange d'hier soir sur votre site, je vous confirme que je souhaite renvoyer cet article. Mon mari peut déposer le colis jeudi.\n\nBien cordialement,\n${name}`,
        later: (name) =>
          `Bonjour,\n\nSuite à notre échange sur votre site, je vous confirme que je souhaite renvoyer cet article. Mon mari peut déposer le colis jeudi.\n\nBien cordialement,\n${name}`,
      },
      phone: {
        wish: 'Oui, bonsoir. Pourrais-je plutôt l’avoir en vert, s’il vous plaît ?',
        yes: 'Oui, volontiers, merci.',
      },
      whatsapp: 'Bonjour, savez-vous quand mon nouveau foulard arrivera ?',
    },
    product: {
      id: 'DEMO-FOULARD',
      title: 'Foulard Plume',
      noun: /foulard|plume/i,
      change: { option: 'couleur', from: 'bleu', to: 'vert' },
      options: range('couleur', ['bleu', 'vert', 'rouille'], { taille: 'taille unique' }),
      price: 4500,
    },
  },
];
