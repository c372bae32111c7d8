import type { MailTexts } from '../language.ts';

/** What a mail needs beside the words of whoever wrote it. */
export const mail: MailTexts = {
  subject: (store) => `Eine Nachricht von ${store}`,
  download: 'Dateien zum Herunterladen:',
  tooLarge: 'Zu groß für diese Nachricht; antworten Sie darauf, und wir finden einen anderen Weg:',
  acknowledgement: (store) =>
    `Guten Tag,\n\nbei ${store} ist eine Nachricht eingegangen, die diese Adresse als Absender nennt. Wir konnten nicht prüfen, ob sie von Ihnen stammt. Deshalb liest sie jemand von uns, bevor sie beantwortet wird.\n\nFalls Sie uns nicht geschrieben haben, brauchen Sie nichts zu tun.`,
};
