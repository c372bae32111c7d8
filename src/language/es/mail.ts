import type { MailTexts } from '../language.ts';

/** What a mail needs beside the words of whoever wrote it. */
export const mail: MailTexts = {
  subject: (store) => `Un mensaje de ${store}`,
  download: 'Archivos para descargar:',
  tooLarge: 'Demasiado grandes para este mensaje; respóndalo y encontraremos otra manera:',
  acknowledgement: (store) =>
    `Hola:\n\n${store} ha recibido un mensaje que indica esta dirección como remitente. No hemos podido comprobar que venga de usted, así que alguien del equipo lo leerá antes de responder.\n\nSi no nos ha escrito, no tiene que hacer nada.`,
};
