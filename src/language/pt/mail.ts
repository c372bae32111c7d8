import type { MailTexts } from '../language.ts';

/** What a mail needs beside the words of whoever wrote it. */
export const mail: MailTexts = {
  subject: (store) => `Uma mensagem de ${store}`,
  download: 'Ficheiros para descarregar:',
  tooLarge: 'Demasiado grandes para esta mensagem; responda-lhe e encontraremos outra forma:',
  acknowledgement: (store) =>
    `Olá,\n\n${store} recebeu uma mensagem que indica este endereço como remetente. Não conseguimos confirmar que vem de si, por isso alguém da equipa vai lê-la antes de responder.\n\nSe não nos escreveu, não precisa de fazer nada.`,
};
