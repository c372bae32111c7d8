import type { Language } from '../texts.ts';
import type { ChannelName } from '../world.ts';

/** One thing that happens in the story. */
export interface Step {
  channel: ChannelName;
  /** Days after the first, and the hour. */
  day: number;
  time: string;
  /** What a newcomer should see in it, before and after. */
  before: string;
  after: string;
}

interface Lines {
  steps: [Step, Step, Step, Step];
  opening(order: string): string;
  pause: string;
  subject: string;
  letter(name: string): string;
  wish: string;
  yes: string;
  question: string;
  end: string;
}

export const LINES: Record<Language, Lines> = {
  en: {
    steps: [
      {
        channel: 'chat',
        day: 0,
        time: '19:32',
        before: 'Monday evening. Somebody opens the chat on the shop’s page. Nobody has said who they are.',
        after:
          'It found the order, counted the days left and offered a free label. Then the customer had to go.',
      },
      {
        channel: 'email',
        day: 1,
        time: '08:15',
        before: 'Tuesday morning, an email. No order number in it: “the order I mentioned on your chat”.',
        after: 'Same assistant: it greets by name, knows the order, and the label is attached as a PDF.',
      },
      {
        channel: 'voice',
        day: 1,
        time: '18:47',
        before: 'Tuesday evening, the customer calls. Listen to how the phone is picked up.',
        after:
          'Greeted by name, with this morning’s label in mind. The exchange is booked and the M is reserved.',
      },
      {
        channel: 'whatsapp',
        day: 2,
        time: '10:05',
        before: 'Wednesday, a line on WhatsApp: “Where is my new dress?”',
        after: 'Answered from the exchange that was made on the phone.',
      },
    ],
    opening: (order) => `Hello, I received my order #${order} but the size is too small, what should I do?`,
    pause: 'I need to check my availability for Mondial Relay, I’ll get back to you.',
    subject: 'My return',
    letter: (name) =>
      `Hello,\n\nI'd like to finalize the return for the order I mentioned yesterday on your chat.\n\nBest regards,\n${name}`,
    wish: "Yes, I'd like to exchange for the next size up instead.",
    yes: 'Yes, please.',
    question: 'Where is my new dress?',
    end: 'Three days, four channels, one conversation. Nothing was asked twice. Now try it yourself.',
  },
  fr: {
    steps: [
      {
        channel: 'chat',
        day: 0,
        time: '19:32',
        before: 'Lundi soir. Quelqu’un ouvre le chat sur la page de la boutique, sans dire qui.',
        after:
          'La commande est trouvée, les jours restants comptés, une étiquette gratuite proposée. Puis pause.',
      },
      {
        channel: 'email',
        day: 1,
        time: '08:15',
        before: 'Mardi matin, un e-mail. Sans numéro : « la commande dont je vous ai parlé sur votre chat ».',
        after: 'Le même assistant : il salue par le nom, connaît la commande, et joint l’étiquette en PDF.',
      },
      {
        channel: 'voice',
        day: 1,
        time: '18:47',
        before: 'Mardi soir, un appel. Écoutez comment on décroche.',
        after: 'Salutation par le nom, étiquette de ce matin en tête. L’échange est fait, le M est réservé.',
      },
      {
        channel: 'whatsapp',
        day: 2,
        time: '10:05',
        before: 'Mercredi, une ligne sur WhatsApp : « Où est ma nouvelle robe ? »',
        after: 'Répondu d’après l’échange fait au téléphone.',
      },
    ],
    opening: (order) =>
      `Bonjour, j'ai reçu ma commande n° ${order} mais la taille est trop petite, que dois-je faire ?`,
    pause: 'Je dois vérifier mes disponibilités pour Mondial Relay, je reviens vers vous.',
    subject: 'Mon retour',
    letter: (name) =>
      `Bonjour,\n\nje souhaite finaliser le retour de la commande dont je vous ai parlé hier sur votre chat.\n\nCordialement,\n${name}`,
    wish: "Oui, je voudrais plutôt l'échanger contre la taille au-dessus.",
    yes: "Oui, s'il vous plaît.",
    question: 'Où est ma nouvelle robe ?',
    end: 'Trois jours, quatre canaux, une conversation. Rien n’a été demandé deux fois. À vous.',
  },
};
