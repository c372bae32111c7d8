import { titlesCounted } from '../../conversation/titles.ts';
import type { Problem } from '../acts.ts';
import type { Say, Wording } from '../language.ts';
import { capital } from '../reading/capital.ts';
import { number } from './grammar.ts';

type Theme =
  | 'offer_return'
  | 'return_made'
  | 'return_standing'
  | 'handed_in'
  | 'drop_off'
  | 'points'
  | 'shops'
  | 'point_kept'
  | 'ask_postcode'
  | 'points_unknown'
  | 'return_closed'
  | 'settle'
  | 'in_stock'
  | 'return_stays'
  | 'nothing_exchanged'
  | 'exchange_done'
  | 'exchanged_too'
  | 'has_it'
  | 'exchange_standing'
  | 'sold_out'
  | 'no_such_variant'
  | 'which_variant'
  | 'different_price'
  | 'refund_done'
  | 'refund_standing'
  | 'refund_instead'
  | 'no_refund_known'
  | 'undone'
  | 'undo_impossible'
  | 'undo_nothing';

function trouble(problem: Exclude<Problem, 'changed_mind'>, { is, does }: ReturnType<typeof number>): string {
  return {
    size_too_small: `${is} too small`,
    size_too_big: `${is} too big`,
    size: `${does} not fit`,
    damaged_item: `${is} damaged`,
    wrong_item: `${is} not what you ordered`,
  }[problem];
}

/** Returns, exchanges and refunds. */
/** Of a return's label that is not here. */
const AWAITED = {
  coming: 'The return label follows by email as soon as the carrier has made it.',
  failed: 'The carrier could not make the return label just now: a colleague sees to it.',
};

export const returns: Pick<Wording, Theme> = {
  offer_return(act, say) {
    const { free, carrier } = say.store.returns;
    if (act.asked === 'label') return 'Then just ask me, and I send the label again.';
    if (act.asked === 'cost')
      return free
        ? 'Nothing at all: the return is free, and the label is prepaid.'
        : `You pay the ${carrier} label; nothing else is charged.`;
    const thing = say.list(act.items.map((item) => `the ${say.piece(item)}`));
    const agreed = number(...titlesCounted(act.items));
    const opening =
      act.problem && act.problem !== 'changed_mind'
        ? `I'm sorry ${thing} from ${say.order(act.order)} ${trouble(act.problem, agreed)}.`
        : `You can send back ${thing} from ${say.order(act.order)}.`;
    const window =
      act.daysLeft === 0
        ? `Today is the last day to return ${agreed.it}.`
        : `You have ${plural(act.daysLeft, 'day')} left to return ${agreed.it}, until ${say.day(act.lastDay)}.`;
    if (act.again) return window;
    if (say.spoken) return `${opening} ${window}`;
    const to = act.toAddressOnFile ? 'to the email address on the order' : 'to you';
    const next = act.settles
      ? 'and you drop the parcel off.'
      : 'you drop the parcel off, and then you choose an exchange (another size or colour) or a refund.';
    const how = `${free ? 'The return is free: ' : ''}I send a ${free ? 'prepaid ' : ''}${carrier} label ${to}, ${next}`;
    const detail =
      act.problem === 'size'
        ? ` ${capital(agreed.is)} ${agreed.it === 'it' ? 'it' : 'they'} too small or too big? I can look for the right size.`
        : '';
    return `${opening} ${window}\n\n${capital(how)}${detail}`;
  },
  return_made(act, say) {
    const { free } = say.store.returns;
    const thing = say.list(act.items.map((item) => `the ${say.piece(item)}`));
    const head = `${act.existing ? 'Your' : 'Done: your'} return of ${thing} from ${say.order(act.order)} is open.`;
    const label = `${free ? 'prepaid ' : ''}${act.carrier} label`;
    if (say.spoken) {
      const goes = {
        here: 'is on its way to you',
        address_on_file: 'goes to the email address on the order',
        none: 'goes to the email address on the order',
        coming: 'goes to the email address on the order as soon as the carrier has made it',
        person: 'could not be made just now: a colleague sees to it',
      }[act.label];
      const open = act.existing
        ? `Your return of ${thing} is open already`
        : `Done: your return of ${thing} is open`;
      return `${open}, and the ${label} ${goes}. Please hand the parcel in by ${say.day(act.deadline)}.`;
    }
    const sent = {
      here: say.manner.attachments
        ? `Your ${label} is attached${free ? ': the return costs you nothing' : ''}.`
        : `Here is your ${label}.`,
      address_on_file: `The ${label} goes to the email address on the order.`,
      none: `The ${label} has been sent to the email address on the order.`,
      coming: `The carrier is making your ${label}: it goes to the email address on the order as soon as it is there.`,
      person: `The carrier could not make your ${label} just now: a colleague sees to it.`,
    }[act.label];
    return `${head} ${sent} Please hand the parcel in by ${say.day(act.deadline)}.`;
  },
  return_standing(act, say) {
    if (act.received) {
      return act.settlement === 'refund'
        ? `Your return for ${say.order(act.order)} has reached us; the refund is on its way.`
        : `Your return for ${say.order(act.order)} has reached us.`;
    }
    const yet = act.awaited ? 'Your parcel has not reached us yet. ' : '';
    if (act.late)
      return `${yet}Your return for ${say.order(act.order)} is open. ${handInBy(act.deadline, true, say)}`;
    return `${yet}Your return for ${say.order(act.order)} is open; please hand the parcel in at ${act.carrier} by ${say.day(act.deadline)}.`;
  },
  drop_off(act, say) {
    if (act.late) return handInBy(act.deadline, true, say);
    return `Stick the label on the parcel of ${say.order(act.order)} and hand it in at any ${act.carrier} point by ${say.day(act.deadline)}.${act.site ? ` The one nearest to you is on ${act.carrier}'s site.` : ''}`;
  },
  points(act, say) {
    const near = act.near ? ` near ${act.near}` : ' near your address';
    const [carrier = ''] = act.points.map((point) => point.carrier);
    if (act.points.length === 0)
      return `I found no point${near}. Is there another postcode I can look under?`;
    const one = ({ name, where, today }: (typeof act.points)[number]) => {
      const spans = today?.map(([from, to]) => `${say.time(from)} to ${say.time(to)}`) ?? [];
      const open = today && (spans.length > 0 ? `open today from ${spans.join(' and ')}` : 'closed today');
      return [`${name}, ${where}`, open].filter(Boolean).join(': ');
    };
    const lead = `The nearest ${carrier} ${act.points.length > 1 ? 'points' : 'point'}${near}:`;
    const kept = act.kept ? ` Last time you chose ${act.kept}.` : '';
    if (say.spoken) return `${lead} ${act.points.map(one).join('. ')}.${kept}`;
    return `${lead}\n${act.points.map((point) => `- ${one(point)}`).join('\n')}${kept && `\n${kept.trim()}`}`;
  },
  shops(act, say) {
    const one = ({ name, where, phone, pickup, today }: (typeof act.shops)[number]) => {
      const spans = today.map(([from, to]) => `${say.time(from)} to ${say.time(to)}`);
      const open = spans.length > 0 ? `open today from ${spans.join(' and ')}` : 'closed today';
      const more = [open, phone && `phone ${phone}`, pickup && 'orders can be collected there'];
      return `${name}, ${where}: ${more.filter(Boolean).join('; ')}`;
    };
    const lead = act.shops.length + act.more > 1 ? 'Our shops:' : 'Our shop:';
    const rest =
      act.more > 0 ? `There ${act.more > 1 ? `are ${act.more} more` : 'is one more'}: tell me a town.` : '';
    if (say.spoken) return [lead, `${act.shops.map(one).join('. ')}.`, rest].filter(Boolean).join(' ');
    return [lead, ...act.shops.map((shop) => `- ${one(shop)}`), rest].filter(Boolean).join('\n');
  },
  point_kept: ({ point }) => `Noted: ${point}. I will remember it for the next time.`,
  ask_postcode: ({ again }) =>
    again ? 'I found no place under that postcode. Which one is it?' : 'Which postcode shall I look near?',
  points_unknown: ({ carrier }) =>
    `I cannot look up ${carrier}'s points at the moment. They are listed on ${carrier}'s site.`,
  handed_in(act, say) {
    const next = {
      exchange: act.to ? `your new ${say.piece(act.to)} leaves` : 'your exchange leaves',
      refund: 'your refund goes out',
      undecided: 'we can settle it: tell me whether you would like an exchange or a refund',
    }[act.settlement];
    return `Thank you. As soon as the parcel of ${say.order(act.order)} reaches us, ${next}.`;
  },
  return_closed(act, say) {
    const order = capital(say.order(act.order));
    switch (act.reason) {
      case 'not_delivered':
        return `${order} has not been delivered yet, so it cannot be returned right now. Once it arrives you have ${plural(say.store.returns.windowDays, 'day')} to send it back${say.store.returns.free ? ', free of charge' : ''}.`;
      case 'window_closed':
        return `I'm sorry: the return period for ${say.order(act.order)} ended${act.lastDay ? ` on ${say.day(act.lastDay)}` : ''}, so I cannot open a return or an exchange for it.`;
      case 'already_returned':
        return `${order} has already been returned; there is nothing left to do on your side.`;
      case 'cancelled':
        return `${order} was cancelled, so there is nothing to send back.`;
      case 'not_returnable':
        return `I'm sorry, this item of ${say.order(act.order)} cannot be returned.`;
    }
  },
  settle(act) {
    if (act.ask === 'by_email') return 'To choose an exchange or a refund, just answer that email.';
    if (act.ask === 'several')
      return 'Would you like a refund for them, or an exchange for any of them (tell me which one, and the size or colour)?';
    return 'Would you like an exchange (tell me the size or colour) or a refund?';
  },
  in_stock(act, say) {
    return `${capital(say.change(act.from, act.to))} is in stock.`;
  },
  return_stays(act, say) {
    return `All right, nothing is exchanged. Your return for ${say.order(act.order)} stays open: tell me whether you would like another size or colour, or a refund.`;
  },
  nothing_exchanged(act, say) {
    return `No exchange is booked yet for ${say.order(act.order)}.`;
  },
  exchange_done(act, say) {
    const { is, leaves, newOne } = number(...titlesCounted([act.from]));
    const swap = `Done: your ${say.piece(act.from)} ${is} exchanged for ${say.change(act.from, act.to)}${free(say)}.`;
    const wait = act.labelWait ? ` ${AWAITED[act.labelWait]}` : '';
    if (say.spoken) {
      return `${swap} ${newOne} reserved for you and ${leaves} as soon as we receive your parcel. Please hand it in by ${say.day(act.deadline)}.${wait}`;
    }
    const label = act.labelHere ? ' The prepaid return label goes with this message.' : wait;
    return `${swap} The ${say.piece(act.to)} ${is} reserved for you and ${leaves} as soon as we receive what you send back. Please hand that parcel in by ${say.day(act.deadline)}.${label}`;
  },
  exchanged_too(act, say) {
    const { is } = number(...titlesCounted([act.from]));
    return `Your ${say.piece(act.from)} ${is} exchanged for ${say.change(act.from, act.to)} too.`;
  },
  has_it: (act, say) => `That is what you have already: the ${say.piece(act.piece)}.`,
  exchange_standing(act, say) {
    const { from, to } = act;
    const { is, has, it, leaves } = number(to.title);
    if (act.status === 'shipped') return `Your new ${say.piece(to)} ${has} left and ${is} on the way to you.`;
    if (act.status === 'delivered') return `Your new ${say.piece(to)} ${has} been delivered.`;
    const handIn = act.deadline ? ` ${handInBy(act.deadline, act.late, say)}` : '';
    const sent = act.labelSentAt ? `; the return label was sent ${say.past(act.labelSentAt)}` : '';
    const old =
      it === 'it' ? `the one in ${say.change(to, from)} reaches` : `those in ${say.change(to, from)} reach`;
    const wait = `${it === 'it' ? 'It' : 'They'} ${leaves} as soon as ${old} us${sent}.${handIn}`;
    if (act.asked === 'where') return `Your new ${say.piece(to)} ${is} reserved for you. ${wait}`;
    if (act.asked === 'received') {
      return `Your parcel has not reached us yet. As soon as it does, your new ${say.piece(to)} ${leaves}.${handIn}`;
    }
    const head = `Your ${say.piece(from)} ${is} already being exchanged for ${say.change(from, to)}, which is reserved for you.`;
    if (act.asked === 'other') {
      return `${head} To take something else instead, tell me "cancel the exchange" first; then we pick the right one together.`;
    }
    return `${head} ${wait}`;
  },
  sold_out(act, say) {
    const head = `I'm sorry, ${say.options(act.wanted) || say.piece(act.wanted)} is out of stock right now.`;
    if (act.left.length === 0) {
      return act.refund
        ? `${head} Nothing else is left of it either; I can offer you a refund instead.`
        : `${head} Nothing else is left of it at the moment.`;
    }
    const left = say.range(act.left);
    return act.refund
      ? `${head} What is left: ${left}. Which one would you like, or would you rather have a refund?`
      : `${head} What is left: ${left}.`;
  },
  no_such_variant(act, say) {
    const left = say.range(act.left);
    const head = act.edge
      ? `That is already the ${act.edge} size of the ${act.piece.title}.`
      : `We do not make the ${act.piece.title} in ${say.options(act.piece)}.`;
    return left
      ? `${head} I can offer ${left}. Which one would you like, or would you rather have a refund?`
      : `${head} Would you like a refund instead?`;
  },
  which_variant(act, say) {
    const left = say.range(act.left);
    return left
      ? `Gladly. What should I exchange your ${say.piece(act.piece)} for? In stock: ${left}.`
      : `I'm sorry, nothing else is in stock of the ${act.piece.title} at the moment. Would you like a refund instead?`;
  },
  different_price(act, say) {
    return `I can only exchange for the same item in another size or colour. For the ${say.piece(act.to)}, please return yours for a refund and order the new one.`;
  },
  refund_done(act, say) {
    const handIn = act.deadline ? ` Please hand the parcel in by ${say.day(act.deadline)}.` : '';
    return `${act.beside ? '' : 'Done: '}${say.money(act.amount, act.currency)} for ${say.order(act.order)} goes back to your original payment within ${plural(act.days, 'day')} of the parcel reaching us.${handIn}`;
  },
  refund_standing(act, say) {
    const amount =
      act.amount === null ? 'Your refund' : `Your refund of ${say.money(act.amount, act.currency)}`;
    if (act.status === 'received') {
      return `${capital(say.order(act.order))} has come back to us. The money goes to your original payment within ${plural(act.days, 'day')} of the parcel reaching us; banks may take a few days more to show it.`;
    }
    return act.status === 'issued'
      ? `${amount} for ${say.order(act.order)} was issued ${say.past(act.at)}${act.way ? `, to ${act.way}` : ''}; banks usually take a few days to show it.`
      : `${amount} for ${say.order(act.order)} is settled: it goes back to ${act.way ?? 'your original payment'} within ${plural(act.days, 'day')} of your parcel reaching us.`;
  },
  refund_instead(act, say) {
    return `Your return is being exchanged for the ${say.piece(act.to)}, reserved for you. For a refund that exchange has to be taken back first.`;
  },
  no_refund_known(act, say) {
    return `I see no return and no refund for ${say.order(act.order)} yet.`;
  },
  undone(act, say) {
    if (act.next) return `Done: the ${act.what} on ${say.order(act.order)} is taken back.`;
    return act.what === 'exchange'
      ? `The exchange on ${say.order(act.order)} is cancelled. Your return is still open: tell me whether you would like another size or colour, or a refund.`
      : `The return for ${say.order(act.order)} is cancelled; you simply keep what you have.`;
  },
  undo_impossible(act, say) {
    return `I'm sorry, the ${act.what} on ${say.order(act.order)} has already moved on, so I cannot take it back. A colleague can look into it if you wish.`;
  },
  undo_nothing: () => 'I see nothing that could be taken back right now. What would you like me to change?',
};

function handInBy(deadline: string, late: boolean, say: Say): string {
  return late
    ? `The parcel was to be handed in by ${say.day(deadline)}; that date has passed, but a colleague can look at it.`
    : `Please hand the parcel in by ${say.day(deadline)}.`;
}

function free(say: Say): string {
  return say.store.returns.free ? ', free of charge' : '';
}

/** A count with its noun, in the plural but for one. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
