import { describe, expect, it } from 'vitest';
import { speech } from '../src/brain/embedded/express.ts';
import { Channel } from '../src/conversation/values.ts';
import type { Act, ActType } from '../src/language/acts.ts';
import { languages } from '../src/language/index.ts';
import { defaultSettings } from '../src/settings.ts';
import { ACTS } from './brain/language/acts.ts';
import { manners } from './brain/world.ts';
import { asksIn, type Datum, type Outgoing, repetitionOf } from './repetition.ts';

/* The reader of repetition is held to sentences first: what it must count, and what it must not. */

const asked = (text: string) => [...new Set(asksIn(text).map(({ what }) => what))].sort();

const COUNTED: readonly [Datum, string[]][] = [
  [
    'order number',
    [
      'Could you give me your order number? It is in your confirmation email.',
      'Please give me your order number.',
      'What is your order number?',
      "What's the order number, please?",
      'Can you remind me of your order number?',
      'Would you mind sharing your order number with me?',
      'I just need your order number to look that up.',
      'May I have the order number?',
      'Do you have your order number at hand?',
      'Your order number, please?',
      'Sorry to hear that! If you send me your order number, I can check.',
      'Without an order number I cannot look that up.',
      'Let me know your order number and I will take care of it.',
      'Quel est votre numéro de commande ?',
      'Pouvez-vous me rappeler votre numéro de commande ?',
      "Pourriez-vous m'indiquer votre numéro de commande ? Il figure dans votre e-mail.",
      'Merci de me communiquer votre numéro de commande.',
      'Veuillez préciser la référence de commande.',
      'Il me faudrait votre numéro de commande pour continuer.',
      "J'aurais besoin de votre numéro de commande.",
      'Auriez-vous le numéro de commande sous la main ?',
      'Votre numéro de commande, s’il vous plaît ?',
      'Donnez-moi votre numéro de commande et je m’en occupe.',
    ],
  ],
  [
    'which order',
    [
      'Which order is it about?',
      'Which one is it about: order #45821, the Lune dress, or order #45822, the Lin shirt?',
      'Could you tell me which order you mean?',
      'De quelle commande s’agit-il ?',
      'Pour quelle commande nous appelez-vous ?',
      "De laquelle s'agit-il : la commande n° 45821 ou la commande n° 45822 ?",
    ],
  ],
  [
    'email',
    [
      'Could you confirm your email address?',
      'Which email did you use for the order?',
      'And your e-mail?',
      'Quelle est votre adresse e-mail ?',
      'Pourriez-vous me confirmer votre adresse mail ?',
    ],
  ],
  [
    'phone',
    [
      'Can I get your phone number?',
      'Puis-je avoir votre numéro de téléphone ?',
      'What is your mobile number?',
    ],
  ],
  [
    'name',
    [
      'Who am I speaking with?',
      'Could you tell me your full name?',
      'What is your name, please?',
      'Under which name was it ordered?',
      'À quel nom est la commande ?',
      'Pourriez-vous me rappeler votre nom ?',
      'À qui ai-je l’honneur ?',
    ],
  ],
  ['address', ['What is your delivery address?', 'Quelle est votre adresse de livraison ?']],
  ['postcode', ['Could you give me your postcode?', 'Quel est votre code postal ?']],
  [
    'topic',
    [
      'What is it about?',
      "I'm listening: what is it about?",
      'What is your question about?',
      'What are you calling about?',
      "Je vous écoute : de quoi s'agit-il ?",
      "C'est à quel sujet ?",
      'Quel est le motif de votre appel ?',
    ],
  ],
  [
    'problem',
    [
      'What is wrong with the dress?',
      'What seems to be the problem?',
      'Why would you like to return it?',
      'Could you tell me what happened?',
      'Is it too small or too big?',
      'Quel est le problème avec la robe ?',
      'Pourquoi souhaitez-vous la renvoyer ?',
      'Expliquez-moi ce qui ne va pas.',
      'Est-elle trop petite ou trop grande ?',
    ],
  ],
  [
    'item',
    [
      'Which item is it about: the dress or the belt?',
      'What did you order?',
      "De quel article s'agit-il ?",
      'Quel article souhaitez-vous retourner ?',
    ],
  ],
  ['size', ['Which size did you order?', 'Quelle taille avez-vous commandée ?']],
  [
    'wanted',
    [
      'Which size would you like instead?',
      'Quelle taille souhaitez-vous à la place ?',
      'Contre quoi souhaitez-vous échanger votre robe ?',
    ],
  ],
  [
    'settlement',
    [
      'Would you like an exchange or a refund?',
      'What would you prefer: exchange your dress for size M, or get a refund?',
      'Tell me whether you would like an exchange or a refund.',
      'Souhaitez-vous un échange ou un remboursement ?',
      'Which would you like: the exchange or the refund?',
      'Que préférez-vous : l’échange ou le remboursement ?',
      'Préférez-vous l’échanger contre la taille M, ou obtenir un remboursement ?',
    ],
  ],
  ['return', ['Shall I start the return?', 'Souhaitez-vous que je lance le retour ?']],
  ['return', ['I can open a return for your Lune dress.', 'Je peux ouvrir un retour pour votre robe Lune.']],
  ['carrier', ['Which carrier would you like?', 'Quel transporteur préférez-vous ?']],
  ['code', ['Could you give me the 6-digit code?', 'Pouvez-vous me donner le code reçu ?']],
  ['language', ['Which language do you prefer?', 'En quelle langue souhaitez-vous continuer ?']],
];

const NOT_COUNTED: readonly string[] = [
  'Your order number is 45821.',
  'Your return label for order #45821 was sent this morning.',
  'Good evening Sophie, this is Lune’s AI assistant. Do you have a question?',
  'Shall I send the label to your email address?',
  'The label goes to the email address on the order.',
  'I have sent it to the address on file.',
  'Shall I do that?',
  'Done: order #45821 is cancelled.',
  'You will find the order number in your confirmation email.',
  'Please hand the parcel in by Tuesday 12 January.',
  'To choose an exchange or a refund, just answer that email.',
  'A colleague will call you at your number.',
  'What I offered yesterday no longer stands.',
  'Can you drop the parcel at the address on the label?',
  "I can't find an order with that number.",
  'You do not need your order number for that.',
  'There is no need to give me your order number again.',
  'Size M is in stock.',
  'I will tell them your name.',
  'Which carrier brought it does not matter.',
  "Votre étiquette est partie à l'adresse e-mail de la commande.",
  'Vous n’avez pas besoin de votre numéro de commande.',
  'Votre numéro de commande est le 45821.',
  'Souhaitez-vous que je m’en charge ?',
  "Je vous envoie l'étiquette par e-mail.",
  'Avez-vous une question ?',
  "C'est fait : le retour est ouvert.",
  'Une personne de l’équipe vous rappelle à votre numéro de téléphone.',
  'Le code postal de la commande est bien le bon.',
  'Il suffit de déposer le colis au plus tard le mardi 12 janvier.',
];

describe('the reader of repetition', () => {
  it.each(COUNTED.flatMap(([what, sentences]) => sentences.map((sentence) => [what, sentence] as const)))(
    'counts %s in “%s”',
    (what, sentence) => {
      expect(asked(sentence)).toEqual([what]);
    },
  );

  it.each(NOT_COUNTED)('counts nothing in “%s”', (sentence) => {
    expect(asked(sentence)).toEqual([]);
  });

  /*
   * What the assistant has to say, by what it asks: a sentence that begins to ask for something is seen here.
   */
  const ASKING: Partial<Record<ActType, readonly Datum[]>> = {
    ask_order: ['order number', 'email', 'phone', 'postcode'],
    ask_contact: ['order number', 'email', 'phone', 'postcode'],
    order_unknown: [],
    which_order: ['which order'],
    which_item: ['item'],
    which_items: ['item'],
    how_many: ['item'],
    which_product: ['item'],
    selection: ['item'],
    which_subscription: ['item'],
    which_appointment: ['item'],
    which_service: ['topic'],
    times: ['wanted'],
    which_variant: ['wanted', 'settlement'],
    sold_out: ['wanted'],
    no_such_variant: ['wanted'],
    settle: ['settlement', 'wanted'],
    handed_in: ['settlement'],
    return_stays: ['settlement'],
    undone: ['settlement'],
    offer_return: ['problem'],
    needs_proof: ['identity'],
    too_many_tries: ['identity'],
    code_where: ['order number', 'email', 'code'],
    code_sent: ['code'],
    code_result: ['code'],
    listening: ['topic'],
    here: ['wish'],
    clarify: ['topic'],
    file_received: ['topic'],
    welcome_offer: ['wish'],
    language_switched: ['wish'],
    no_words: ['wish'],
    nothing_to_confirm: ['wish'],
    undo_nothing: ['wish'],
    ask_postcode: ['postcode'],
    ask_address: ['address', 'postcode'],
    sent_to: ['address'],
    points: ['postcode'],
    product_unknown: [],
    size_chart: [],
  };
  const MUST: readonly ActType[] = [
    'ask_order',
    'ask_contact',
    'which_order',
    'which_item',
    'how_many',
    'needs_proof',
    'listening',
    'clarify',
    'welcome_offer',
    'settle',
    'which_variant',
  ];

  it.each(languages.flatMap((language) => Channel.options.map((channel) => ({ language, channel }))))(
    'reads what the assistant says $channel, $language.tag',
    ({ language, channel }) => {
      const store = { ...defaultSettings(), name: 'Lune' };
      const say = speech(language, manners[channel], store, '2026-12-15');
      for (const [type, samples] of Object.entries(ACTS) as [ActType, object[]][]) {
        const word = language.wording[type] as (act: Act, by: typeof say) => string;
        const texts = samples.map((sample) => word({ type, ...sample } as Act, say));
        const found = new Set(texts.flatMap(asked));
        const allowed = ASKING[type] ?? [];
        expect(
          [...found].filter((what) => !allowed.includes(what)),
          `${type}: ${texts.join(' | ')}`,
        ).toEqual([]);
        if (MUST.includes(type)) expect([...found], `${type}: ${texts.join(' | ')}`).toContain(allowed[0]);
      }
    },
  );

  it('counts what was held, and one proof a message', () => {
    const say = (text: string, ...holds: Datum[]): Outgoing => ({
      channel: 'chat',
      session: 's',
      text,
      holds: new Set(holds),
    });
    const read = repetitionOf([
      say('Hello! Could you give me your order number, together with the email address on the order?'),
      say('Thank you. What is wrong with it?', 'order number'),
      say('I see. And your order number?', 'order number', 'problem'),
      say('Which item is it about?', 'order number', 'problem'),
    ]);
    expect(read.sentences).toBe(7);
    expect(read.repeated.map(({ what }) => what)).toEqual(['order number']);
    expect(read.proofs.map(({ what }) => what)).toEqual(['order number', 'order number']);
  });
});
