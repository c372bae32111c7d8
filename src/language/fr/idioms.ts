/**
 * "Échange" and "retour" are also words for talk: what was said, and an answer. Elided words are written out.
 */
const TALK = {
  ...{
    'notre echange': 'notre conversation',
    'nos echanges': 'nos conversations',
    'cet echange': 'cette conversation',
  },
  ...{ 'dernier echange': 'derniere conversation', 'derniers echanges': 'dernieres conversations' },
  ...{ 'precedent echange': 'conversation', 'precedents echanges': 'conversations' },
  ...{ 'echange telephonique': 'appel', 'echange de hier': 'conversation de hier' },
  ...{ 'echange de ce matin': 'conversation de ce matin', 'echange que nous': 'conversation que nous' },
  ...{ 'echange que on': 'conversation que on', 'echange sur le chat': 'conversation sur le chat' },
  ...{ 'echange sur votre': 'conversation sur votre', 'echange par mail': 'conversation par mail' },
  ...{ 'echanger quelques mots': 'parler', 'echanger avec': 'parler avec', 'avons echange': 'avons parle' },
  ...{ 'ai echange avec': 'ai parle avec', 'votre retour': 'votre reponse', 'vos retours': 'vos reponses' },
  ...{ 'un retour de votre': 'une reponse de votre', 'aucun retour de': 'aucune reponse de' },
  ...{ 'pas de retour de': 'pas de reponse de', 'pas eu de retour': 'pas eu de reponse' },
  ...{ 'sans retour de': 'sans reponse de', 'par retour de': 'par', 'de retour en stock': 'en stock' },
  ...{ 'suis de retour': 'suis la', 'en retour': 'aussi' },
};

/** "Est-ce que" only makes a question of what follows. */
const QUESTIONS = Object.fromEntries(
  ['quand', 'comment', 'ou', 'combien', 'que', 'pourquoi', 'quoi', 'laquelle'].flatMap((word) => [
    [`${word} est ce que`, word],
    [`${word} est ce`, word],
  ]),
);

/** Courtesy that asks for nothing. */
const COURTESY = {
  ...{ 'bien recu votre message': 'merci', 'je vous prie de agreer': 'cordialement' },
  ...{ 'je vous en prie': 'merci', 'excusez moi': 'bonjour', 'pardon de vous deranger': 'bonjour' },
};

export const idioms: Record<string, string> = { ...TALK, ...QUESTIONS, ...COURTESY };
