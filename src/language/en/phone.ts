import type { PhoneTexts } from '../language.ts';

/** What is said on the phone outside a turn. */
export const phone: PhoneTexts = {
  human: 'I would like to talk to a person.',
  yes: 'Yes.',
  no: 'No.',
  oneMoment: 'One moment, please.',
  stillThere: (keys) =>
    keys ? 'Are you still there? You can also press 1 for yes or 2 for no.' : 'Are you still there?',
  silenceGoodbye:
    'I cannot hear you any more, so I will end the call here. Call again whenever you like. Goodbye!',
  erasedGoodbye: 'What we kept about you has just been erased, so this call ends here. Goodbye!',
  suspendedGoodbye:
    'I am sorry, this service has just been interrupted, so I have to end the call here. Please try again later. Goodbye!',
  asISaid: (rest) => `I am back, sorry about that. As I was saying: ${rest}`,
  brokenGoodbye: (callback) =>
    callback
      ? "I'm sorry, the line keeps breaking. A colleague will call you back on this number. Goodbye!"
      : "I'm sorry, the line keeps breaking. Please call again in a moment. Goodbye!",
  nobodyAnswered: (callback) =>
    callback
      ? "I'm sorry, none of my colleagues could take the call just now. I have noted that you are to be called back on this number. You can hang up, or go on with me: what can I do for you?"
      : "I'm sorry, none of my colleagues could take the call just now. Tell me a number, and you will be called back. Or go on with me: what can I do for you?",
  talked: (minutes) =>
    minutes < 1
      ? 'A colleague talked with the customer on the phone, for less than a minute.'
      : `A colleague talked with the customer on the phone, for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  whisper: ({ store, name, topic, order }) =>
    `${store}: a call from ${name ?? 'a customer'}${order ? ` about order ${order}` : ''}, ${topic}. Press 1 to take it.`,
  callback: (number) => (number ? `Call back: ${number}.` : 'To be called back; the number was withheld.'),
};
