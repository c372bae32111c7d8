import type { Persona } from '../../shapes.ts';
import type { Language } from '../texts.ts';
import type { ChannelName, World } from '../world.ts';

type Lines = Record<ChannelName, (order: string) => string[]>;

/** What somebody may want to say on each channel, with an order of theirs. */
const LINES: Record<Language, Lines> = {
  en: {
    chat: (order) => [
      `Hello, I received my order #${order} but the size is too small, what should I do?`,
      'Is the Lune dress in stock in M?',
      'What is your return policy?',
    ],
    email: (order) => [`Where is my order #${order}?`, 'I would like to return my order.'],
    whatsapp: () => ['Where is my order?', 'I want to talk to a person.'],
    voice: () => ['Where is my order?', 'Can I talk to a person, please?'],
  },
  fr: {
    chat: (order) => [
      `Bonjour, j'ai reçu ma commande n° ${order} mais la taille est trop petite, que dois-je faire ?`,
      'La robe Lune est-elle en stock en M ?',
      'Quelle est votre politique de retour ?',
    ],
    email: (order) => [`Où est ma commande n° ${order} ?`, 'Je veux retourner ma commande.'],
    whatsapp: () => ['Où est ma commande ?', 'Je veux parler à une personne.'],
    voice: () => ['Où est ma commande ?', 'Puis-je parler à une personne ?'],
  },
};

/** Lines of a store's own, or about an order of theirs. */
export function examplesFor(
  channel: ChannelName,
  persona: Persona,
  { language, store }: World,
): readonly string[] {
  if (store.examples) return store.examples[language];
  const order = persona.orders.findLast(({ status }) => status === 'delivered') ?? persona.orders.at(-1);
  return LINES[language][channel](order?.id ?? '45821');
}
