import type { Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';

/** Answers to what is asked of what was just put, done or told. */
export const follow: Pick<
  Wording,
  'of_it' | 'expected' | 'sent_back' | 'guarantee' | 'came' | 'about_thing' | 'invoice_wrong'
> = {
  of_it({ told: act }, say) {
    const { carrier, free } = say.store.returns;
    const [least, most] = say.store.shipping.days;
    const left = (days: number) =>
      days === 0 ? 'that is today' : `${days} day${days === 1 ? '' : 's'} left`;
    switch (act.about) {
      case 'cost':
        if (act.pays)
          return `You pay ${say.money(act.pays.amount, act.pays.currency)}; nothing else is charged.`;
        if (act.label === 'own') return `You pay the ${carrier} label; nothing else is charged.`;
        return act.label === 'prepaid'
          ? 'That is free: the label is prepaid, and you pay nothing.'
          : 'That is free: you pay nothing.';
      case 'money':
        return act.days === null
          ? 'The money goes back at once; banks usually take a few days to show it.'
          : `The money goes back within ${act.days} days of the parcel reaching us; banks may take a few days more to show it.`;
      case 'arrival':
        return `The new one leaves as soon as your parcel reaches us, and then usually takes ${least} to ${most} days.`;
      case 'drop':
        return `You get the ${free ? 'prepaid ' : ''}${carrier} label once that is agreed: stick it on the parcel and hand it in at any ${carrier} point${act.by ? ` by ${say.day(act.by)}` : ''}.`;
      case 'last_day':
        return `The last day to send ${say.order(act.order)} back is ${say.day(act.day)}: ${left(act.daysLeft)}.`;
      case 'old_one':
        return 'Please keep it for now: the colleague who arranges the replacement tells you whether we need it back.';
    }
  },
  expected(act, say) {
    const order = say.order(act.order);
    const which = capital(order);
    if (act.came) return `${which} was delivered ${say.past(act.came)}.`;
    if (!act.by) return `${which} should have reached you by now.`;
    return act.by.from === act.by.to
      ? `${which} should reach you by ${say.day(act.by.to)}.`
      : `${which} should reach you between ${say.day(act.by.from)} and ${say.day(act.by.to)}.`;
  },
  sent_back: ({ order, known }, say) =>
    known === 'open'
      ? `Your return for ${say.order(order)} is open, and the parcel has not reached us yet.`
      : `Thank you for telling me. I see no return for ${say.order(order)} here yet; as soon as the parcel reaches us, it is settled. If you have its tracking number, keep it.`,
  guarantee: ({ order }, say) =>
    `A fault is covered by the legal guarantee, whatever the return period says: that holds for ${say.order(order)} too.`,
  came: ({ order }, say) =>
    `Thank you: ${say.order(order)} is with you, then. If anything is not right with it, just tell me.`,
  about_thing: ({ order, piece }, say) =>
    `That is the ${say.piece(piece)} from ${say.order(order)}. What would you like to know about it, or have done?`,
  invoice_wrong: () =>
    'What is wrong with an invoice is put right by a colleague: tell me here what should be on it, and they see it.',
};
