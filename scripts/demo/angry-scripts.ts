/** What the angry customer says in a language, and how the answers are recognised. */
export interface AngryScript {
  title: string;
  locale: 'en' | 'fr';
  spoken: string;
  customer: string;
  /** Wednesday: no order number, hardly a word. `which` answers the question which order it is. */
  mail: { subject: string; text: (name: string) => string; which: string };
  /**
   * Thursday morning, from a browser nobody knows. `later` when more than a day has passed since the mail.
   */
  chat: { opening: string; later: string; number: (order: string) => string; next: string };
  /** 14:00. */
  phone: { demand: string; again: string };
  advisor: { name: string; reply: string };
  says: {
    sorry: RegExp;
    person: RegExp;
    over: RegExp;
    label: RegExp;
  };
  /** Words of the customer that the advisor finds quoted. */
  quoted: { mail: string; chat: string };
}

/** How the advisor's summary is recognised, in the store's language, whatever the customer speaks. */
export interface BriefingWords {
  /** The customer's words, and the channel they came by. */
  mail: (words: string) => RegExp;
  chat: (words: string) => RegExp;
  unproven: RegExp;
  mood: RegExp;
  next: RegExp;
  goodwill: RegExp;
}

export const BRIEFINGS: Record<'en' | 'fr', BriefingWords> = {
  en: {
    mail: (words) => new RegExp(`by email “[^”]*${words}`, 'i'),
    chat: (words) => new RegExp(`in the chat[^“]*“[^”]*${words}`, 'i'),
    unproven: /not proven/i,
    mood: /\bupset\b/i,
    next: /^Next: .*(return|exchange)/m,
    goodwill: /^Next: .*return period ended/m,
  },
  fr: {
    mail: (words) => new RegExp(`par e-mail «\\s[^»]*${words}`, 'i'),
    chat: (words) => new RegExp(`chat[^«]*«\\s[^»]*${words}`, 'i'),
    unproven: /\(non prouvé\)/i,
    mood: /mécontentement/i,
    next: /^À faire\s: .*(retour|échange)/m,
    goodwill: /^À faire\s: .*délai est passé/m,
  },
};

export const ANGRY: readonly AngryScript[] = [
  {
    title: 'the angry story: the size does not fit, and the customer wants a human',
    locale: 'en',
    spoken: 'en-US',
    customer: 'Hannah Keller',
    mail: {
      subject: 'My order',
      text: (name) => `Hello,\n\nthe size doesn't fit.\n\n${name}`,
      which: 'The dress.',
    },
    chat: {
      opening: 'I wrote to you yesterday about my dress and nobody answers!!',
      later: 'I wrote to you about my dress and nobody answers!!',
      number: (order) => `it's ${order}`,
      next: 'so what now?',
    },
    phone: {
      demand: 'I have written to you twice now, this is ridiculous. I want to talk to a human being.',
      again: 'No, I do not want to explain it all again.',
    },
    advisor: {
      name: 'Nora',
      reply:
        'Hello, this is Nora. I have read everything; your size M leaves today, and the label is in your mail.',
    },
    says: {
      sorry: /\bsorry\b/i,
      person: /\bcolleague\b/i,
      over: /return period[^.]*ended/i,
      label: /\blabel\b/i,
    },
    quoted: { mail: "doesn't fit", chat: 'nobody answers' },
  },
  {
    title: "en français : la taille ne va pas, et elle veut quelqu'un",
    locale: 'fr',
    spoken: 'fr-FR',
    customer: 'Margaux Lefort',
    mail: {
      subject: 'Ma commande',
      text: (name) => `Bonjour,\n\nla taille ne va pas.\n\n${name}`,
      which: 'La robe.',
    },
    chat: {
      opening: 'Je vous ai écrit hier au sujet de ma robe et personne ne répond !!',
      later: 'Je vous ai écrit au sujet de ma robe et personne ne répond !!',
      number: (order) => `c'est la ${order}`,
      next: 'et maintenant ?',
    },
    phone: {
      demand: "Je vous ai déjà écrit deux fois, c'est inadmissible. Je veux parler à un être humain.",
      again: 'Non, je ne veux pas tout réexpliquer.',
    },
    advisor: {
      name: 'Nora',
      reply:
        "Bonjour, c'est Nora. J'ai tout lu ; votre taille M part aujourd'hui, et l'étiquette est dans votre boîte mail.",
    },
    says: {
      sorry: /désolée?|navrée?|excus/i,
      person: /collègue|conseill|personne de l['’]équipe|l['’]équipe (est prévenue|s['’]occupe)/i,
      over: /délai[^.]*(terminé|expiré|dépassé|pris fin)/i,
      label: /étiquette|bordereau/i,
    },
    quoted: { mail: 'ne va pas', chat: 'personne ne répond' },
  },
];
