import type { SeveralKind } from '../acts.ts';
import type { Lexicon, Wording } from '../language.ts';

/** How customers take something back, stop it, or ask whether it is done. */
export const correctionSigns = {
  jokes: [
    'i|was|am|only|just kidding|joking',
    'it|that|this was|is just|only? a? joke',
    '^ kidding|joking|jk $',
  ],
  drops: [
    'forget it|about|that|this|everything',
    'never mind',
    'nevermind',
    'drop it|that|this then|please|now|altogether|entirely|thanks? $',
    'drop it|that|this i|we|and|but|let',
    'scrap it|that|this',
    'leave it|that|everything|things|them be|alone|there|now|please|then? $',
    'leave it|that|everything|things as',
    'leave it|them $',
    'keep|keeping everything|all|both|them|it|mine|things',
    'no need $',
    'do not bother',
    'stop|quit asking|offering|proposing',
  ],
  threatens: [
    'end|ending|ends up cancel*|return*|refund*|sending|asking|wanting|calling',
    'end|ending up|with .. everything|lot|all back',
    'at this rate',
    'tempted|close to cancel*|return*|send*',
    'feel|feels|feeling like cancel*|return*|sending',
    'half a mind to',
    'might|may as well cancel|return|send',
    'or|otherwise|else i|we will|am|are|shall|would just? cancel*|return*|sending|send|want',
    'will soon|eventually cancel|return',
  ],
  holds_off: [
    'no|not|nothing|without .. until|till|before .. colleague|colleagues|team|person|manager|somebody|someone|you|they|answer|reply|hear|heard|know|decide|decided',
    'hold off until|till|for|on|please|with',
    'wait|waits|waiting until|till|for .. colleague|team|answer|reply|manager|person',
  ],
  stops: [
    '^ no? no? stop|halt|wait please|it|that|now|right? $',
    '^ no|oops|stop|sorry|wait|oh|ah|hey|argh? that|this|it? is|was? the? wrong order|one|item|thing|article|parcel',
    '^ not that|this one|order|item $',
    'picked|chose|gave|said|typed|named|took the? wrong order|one|item|thing',
    'did not mean that|this|it|to',
    'undo it|that|this|please',
    'reverse|revert it|that|this',
    'take it|that|this back $',
  ],
  wrong_order: ['wrong order', 'not that|this order', 'other|another|different order'],
  rephrases: ['i mean|meant', 'i am|was talking about', 'but rather'],
  only: ['only|just the|my|that|this|it|one|@garment', '@garment only|alone', 'nothing but|else'],
  narrows: [
    'take|leave|get .. out of|from it|that|this|there',
    'take|leave|get .. out of|from the|my return|parcel|label',
    'take|leave .. out $',
    'take|leave off|out the|my',
    'take the? others|other|rest out|off',
    'remove .. from|of it|that|this|there',
    'remove .. from|of the|my return|parcel|label',
  ],
  is_done: [
    'is|was that|it|this|everything done|through|submitted|finished|booked|processed|finalised|finalized|final|in already|now|yet?',
    'is|was that|it|this|everything already|really|actually done|through|submitted|finished|booked|processed|open|opened|cancelled|canceled|sent',
    'have|did you already|just|actually|really? do|done|open|opened|do|book|booked|submit|submitted it|that|this|already|yet',
    'did|has it|that|this already? go|gone|went through',
    'is|was|has the|my cancellation|address|payment|change .. done|made|through|completed already|yet|now|or? not? $',
    'too late to',
    'done already|yet',
  ],
  colleague_seen: [
    'did|has|have|is|was the|your|a|any|my? colleague|colleagues|team|person|manager|advisor|agent|anyone|anybody|someone|somebody|human .. see|seen|read|look|looked|looking|check|checked|got|get|gotten|informed|told|aware|answered|reply|replied|know',
    'colleague|team|manager|advisor|anyone|anybody .. seen|read|looked|told|aware yet|already|it|at|about|of',
    'did|have you tell|told|inform|informed|ask|asked|pass|passed|forward|forwarded .. colleague|colleagues|team|manager|advisor|person',
    'where|what is|are|about the|your|that colleague',
  ],
  amount_asked: [
    'how much .. get|receive|be|paid|refunded|refund|money|back',
    'how much would|will|is|does? that|it|this be|is|come|amount|make?',
    'what .. amount .. refund*|back',
    'amount of .. refund',
    'what|which do|will|would i get back',
    'what is my|the refund $',
  ],
} satisfies Partial<Lexicon['signs']>;

const CALLED: Readonly<Record<SeveralKind, string>> = {
  cancellation: 'the cancellation',
  address_change: 'the change of address',
  payment: 'the payment',
  exchange: 'the exchange',
  return: 'the return',
};

type Theme =
  | 'not_answered'
  | 'call_time'
  | 'nobody_told'
  | 'amount_back'
  | 'left_out'
  | 'question_left'
  | 'then_next'
  | 'stands'
  | 'not_put_back'
  | 'still_holds'
  | 'what_if'
  | 'stays'
  | 'was_undone'
  | 'what_is_wrong'
  | 'held_off'
  | 'return_narrowed'
  | 'label_void'
  | 'is_done';

/** What is said where something is dropped, stopped or corrected. */
export const corrections: Pick<Wording, Theme> = {
  call_time: () => 'Whoever calls you sees the time you have just said. I cannot promise it myself.',
  not_answered: () => 'Nobody of the team has answered yet.',
  nobody_told: () => 'No: nothing has been passed on to a colleague so far.',
  amount_back(act, say) {
    const things = say.list(act.items.map((item) => `the ${say.piece(item)}`));
    const of = act.order ? ` of ${say.order(act.order)}` : '';
    const when = act.days === null ? '' : `, within ${act.days} days of the parcel reaching us`;
    const condition = act.cancels ? ' if it is cancelled' : '';
    return `For ${things}${of} you get ${say.money(act.amount, act.currency)} back${condition}${when}.`;
  },
  question_left: (act) => `You also ask: “${act.text}”. I cannot answer that myself.`,
  left_out: (act) => `All right, I leave ${CALLED[act.what]} out.`,
  then_next: (act, say) =>
    `After that I take up ${say.list([...new Set(act.what)].map((what) => CALLED[what]))}.`,
  what_if(act, say) {
    const { returns, shipping } = say.store;
    const texts: Record<typeof act.about, string> = {
      label: `Just ask: I send it again.${act.deadline ? ` Please hand the parcel in by ${say.day(act.deadline)}.` : ''}`,
      late: `A parcel usually takes ${shipping.days[0]} to ${shipping.days[1]} days. If yours is late or does not come, tell me: a colleague then has it looked for.`,
      lost_return:
        'Please keep the receipt that you get when you hand the parcel in. If the parcel does not reach us, tell me: a colleague then has it looked for.',
      damaged:
        'If something arrives damaged or wrong, tell me, with a photo if you have one: you can send it back, or a colleague arranges a replacement.',
      window: `Returns and exchanges can be opened for ${returns.windowDays} days from delivery. After that I cannot open one any more; a colleague can look at it.`,
      refund: `A refund goes back to your original payment within ${returns.refundDays} days of the parcel reaching us. If yours does not come, tell me: a colleague looks into it.`,
      refused: `A refused parcel comes back to us and is handled as a return: tell me once you have refused it. The money goes back within ${returns.refundDays} days of the parcel reaching us.`,
      unknown:
        'I know of no rule of the shop for that case, and I would rather not guess. Nothing is opened or changed now; if it happens, just tell me.',
    };
    return texts[act.about];
  },
  stands: (act) =>
    `All right, I change nothing more.${act.done ? ` What was done before stands: ${act.done}.` : ''}${act.undo ? ' It can still be taken back: just tell me.' : ''}`,
  not_put_back: ({ done }) =>
    `I'm sorry, that cannot be put back${done ? `: ${done}` : ''}. A cancellation is final. What you still want can be ordered anew in the shop while it is in stock.`,
  still_holds: (act, say) => `Still in ${say.order(act.order)}: ${say.list(act.items.map(say.piece))}.`,
  stays: (act, say) =>
    act.order
      ? `All right: ${say.order(act.order)} stays as it is, and nothing is changed.`
      : 'All right: nothing is changed, everything stays as it is.',
  was_undone: (act, say) =>
    `The ${act.what} on ${say.order(act.order)} has just been taken back, so it no longer stands. If you want it after all:`,
  what_is_wrong: () =>
    'I am not cancelling or sending back anything. What can I put right? A colleague can also take over.',
  held_off(act, say) {
    const stands = act.opened
      ? `The return for ${say.order(act.opened)} is open already. It commits you to nothing: as long as you hand no parcel in, nothing goes back.`
      : 'All right: nothing is opened and nothing is sent until you say so.';
    return act.waiting ? `${stands} A colleague has your request and will answer you.` : stands;
  },
  return_narrowed(act, say) {
    const list = (pieces: typeof act.out) => say.list(pieces.map((piece) => `the ${say.piece(piece)}`));
    const label = say.spoken ? 'a new label is on its way to you' : 'here is its new label';
    return `Done: you keep ${list(act.out)}. The return for ${say.order(act.order)} is now for ${list(act.left)} alone, and ${label}; please do not use the first one. Please hand the parcel in by ${say.day(act.deadline)}.`;
  },
  label_void: () => 'Please do not use the label you were given for it.',
  is_done: (act) =>
    act.done
      ? `Yes, that is done: ${act.done}.${act.undo ? ' It can still be taken back: just tell me.' : ''}`
      : act.what
        ? `No, ${CALLED[act.what]} has not been made yet.`
        : 'No, nothing has been done yet.',
};
