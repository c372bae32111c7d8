import type { PhoneTexts } from '../language.ts';

/** What is said on the phone outside a turn. */
export const phone: PhoneTexts = {
  human: "Je voudrais parler à quelqu'un.",
  yes: 'Oui.',
  no: 'Non.',
  oneMoment: 'Un instant, je vous prie.',
  stillThere: (keys) =>
    keys
      ? 'Êtes-vous toujours là ? Vous pouvez aussi appuyer sur 1 pour oui, ou sur 2 pour non.'
      : 'Êtes-vous toujours là ?',
  silenceGoodbye:
    "Je ne vous entends plus, je vais donc mettre fin à l'appel. Rappelez-nous quand vous le souhaitez. Au revoir !",
  erasedGoodbye:
    "Les données que nous conservions à votre sujet viennent d'être effacées : cet appel s'arrête donc ici. Au revoir !",
  suspendedGoodbye:
    "Je suis désolé, ce service vient d'être interrompu : je dois mettre fin à l'appel. Merci de réessayer plus tard. Au revoir !",
  asISaid: (rest) => `Me revoilà, toutes mes excuses pour cette coupure. Je vous disais : ${rest}`,
  brokenGoodbye: (callback) =>
    callback
      ? "Je suis désolé, la ligne se coupe sans cesse. Une personne de l'équipe vous rappellera à ce numéro. Au revoir !"
      : 'Je suis désolé, la ligne se coupe sans cesse. Merci de rappeler dans un instant. Au revoir !',
  nobodyAnswered: (callback) =>
    callback
      ? "Je suis désolé, personne dans l'équipe n'a pu prendre votre appel à l'instant. J'ai noté qu'il faut vous rappeler à ce numéro. Vous pouvez raccrocher, ou continuer avec moi : que puis-je faire pour vous ?"
      : "Je suis désolé, personne dans l'équipe n'a pu prendre votre appel à l'instant. Donnez-moi un numéro, et nous vous rappellerons. Ou continuons ensemble : que puis-je faire pour vous ?",
  talked: (minutes) =>
    minutes < 1
      ? "Une personne de l'équipe a parlé au téléphone avec la cliente ou le client, moins d'une minute."
      : `Une personne de l'équipe a parlé au téléphone avec la cliente ou le client pendant ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  whisper: ({ store, name, topic, order }) =>
    `${store} : un appel de ${name ?? "quelqu'un"}${order ? ` au sujet de la commande ${order}` : ''}, ${topic}. Appuyez sur 1 pour le prendre.`,
  callback: (number) => (number ? `À rappeler : ${number}.` : "À rappeler ; l'appel est arrivé sans numéro."),
};
