import type { CodeWay } from '../../identity/code.ts';
import type { Say, ServiceTexts, Wording } from '../language.ts';
import { GUARDED } from './orders.ts';

type Theme =
  | 'code_why'
  | 'code_where'
  | 'code_offer'
  | 'code_sent'
  | 'code_result'
  | 'code_proven'
  | 'codes_limit';

/** Proof of identity by a one-time code. */
export const codes: Pick<Wording, Theme> = {
  code_why: (act) => `${GUARDED[act.for]} I need to be sure it is you.`,
  code_where: (act) =>
    `${GUARDED[act.for]} I need to be sure it is you${act.moved ? ', as your number is new to us: tell me' : ': tell me your order number, or'} the email address you ordered with, and I will send a six-digit code there. I will remember all of this, so you need not explain it again.`,
  code_offer: (act, say) => `May I send a six-digit code ${place(act.by, act.order, say)}?`,
  code_sent(act, say) {
    const how = act.by === 'email' ? '' : act.by === 'sms' ? ' as a text message' : ' on WhatsApp';
    const sent = act.address
      ? `If ${act.address} is on an account with us, a six-digit code is on its way there${how}.`
      : act.sure
        ? `A six-digit code is on its way ${place(act.by, act.order, say)}.`
        : `If that order is yours, a six-digit code is on its way ${place(act.by, act.order, say)}.`;
    if (act.before) {
      const went = act.address
        ? `If ${act.address} is on an account with us, a six-digit code has already gone there${how}`
        : `${act.sure ? 'A' : 'If that order is yours, a'} six-digit code has already gone ${place(act.by, act.order, say)}`;
      const give = say.spoken
        ? 'Tell me that one, or key it in.'
        : say.letter
          ? 'Just answer with that one.'
          : 'Just write that one here.';
      return `${went}, and it is still good. ${give} If it has not come, ask me for a new code.`;
    }
    const then = say.spoken
      ? 'Tell me the code as soon as you have it, or key it in.'
      : say.letter
        ? 'Just answer this email with the code, and we go on from here.'
        : 'Just write it here, and we go on.';
    return `${sent} It is good for ten minutes. ${then}`;
  },
  code_result(act) {
    switch (act.result) {
      case 'wrong':
        return `That is not the code I sent. Could you check it once more? You have ${act.left === 1 ? 'one try' : `${act.left} tries`} left.`;
      case 'malformed':
        return 'The code has six digits. Could you give it to me once more?';
      case 'expired':
        return 'That code is no longer valid: a code is good for ten minutes. Shall I send you a new one?';
      case 'spent':
        return 'That was not it for the third time, so this code is no longer valid. Shall I send you a new one?';
    }
  },
  code_proven: (act) => `Thank you${act.name ? `, ${act.name}` : ''}, that is confirmed.`,
  codes_limit: () =>
    'I have sent as many codes as I may for now. Please try again in an hour; a colleague can help you as well.',
};

function place(by: CodeWay, order: string | null, say: Say): string {
  const whose = order ? `on ${say.order(order)}` : 'we have on file for you';
  if (by === 'email') return `to the email address ${whose}`;
  return by === 'sms'
    ? `by text message to the phone number ${whose}`
    : `on WhatsApp to the phone number ${whose}`;
}

/** The message that carries the code: nothing in it comes from whoever asked for it. */
export const code: ServiceTexts['code'] = ({ store, code, minutes }) => ({
  subject: `Your code for ${store}`,
  text: [
    'Hello,',
    `Your code is ${code}. It is good for ${minutes} minutes, and only where you asked us for it.`,
    'If it was not you, simply ignore this message, and give the code to nobody.',
  ].join('\n\n'),
  short: `${store}: your code is ${code}, good for ${minutes} minutes. If it was not you, ignore this message and give the code to nobody.`,
});
