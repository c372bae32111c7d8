import type { MailTexts } from '../language.ts';

/** What a mail needs beside the words of whoever wrote it. */
export const mail: MailTexts = {
  subject: (store) => `Un messaggio da ${store}`,
  download: 'File da scaricare:',
  tooLarge: 'Troppo grandi per questo messaggio; risponda e troveremo un altro modo:',
  acknowledgement: (store) =>
    `Buongiorno,\n\n${store} ha ricevuto un messaggio che indica questo indirizzo come mittente. Non abbiamo potuto verificare che venga da lei, quindi qualcuno di noi lo leggerà prima di rispondere.\n\nSe non ci ha scritto, non deve fare nulla.`,
};
