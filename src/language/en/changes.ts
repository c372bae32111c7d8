import type { Wording } from '../language.ts';

type Theme = 'not_ordered' | 'instead_first' | 'settle_each';

/** What is not among the customer's orders, and what is decided anew about what is. */
export const changes: Pick<Wording, Theme> = {
  not_ordered(act, say) {
    const have = say.list(act.have.map((piece) => `the ${say.piece(piece)}`));
    const head = `I can't find "${act.thing}" among your orders.`;
    return have ? `${head} What I see is ${have}. Which of these do you mean?` : head;
  },
  instead_first(act, say) {
    return act.settled === 'exchange'
      ? `Your ${say.piece(act.from)} is being exchanged already. I take that exchange back first, and then book ${say.change(act.from, act.to)} instead.`
      : `A refund is agreed for your ${say.piece(act.from)}, and a return cannot be both. I take that return and its refund back first, and then put the exchange for ${say.change(act.from, act.to)} to you.`;
  },
  settle_each: (act) =>
    `Both are possible, and I need to know which. An exchange: you send it back and we send another size or colour as soon as your parcel reaches us; just tell me which. A refund: the money goes back to the way you paid, within ${act.days} ${act.days === 1 ? 'day' : 'days'} of your parcel reaching us.`,
};
