import type { MailTexts } from '../language.ts';

/** What a mail needs beside the words of whoever wrote it. */
export const mail: MailTexts = {
  subject: (store) => `Een bericht van ${store}`,
  download: 'Bestanden om te downloaden:',
  tooLarge: 'Te groot voor dit bericht; antwoord erop en we vinden een andere manier:',
  acknowledgement: (store) =>
    `Hallo,\n\n${store} heeft een bericht ontvangen dat dit adres als afzender noemt. We konden niet nagaan of het van u komt. Daarom leest iemand van ons het voordat het wordt beantwoord.\n\nHebt u ons niet geschreven, dan hoeft u niets te doen.`,
};
