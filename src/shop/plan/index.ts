import type { ShopWrite } from '../writes.ts';
import { planBook, planCallOff, planMove } from './appointments.ts';
import type { Books, Plan } from './draft.ts';
import { planExchange, planUndoExchange } from './exchanges.ts';
import { planAddress, planCancel, planItems, planPayment, planProfileAddress } from './pending.ts';
import { planReturn, planSettle, planUndoReturn } from './returns.ts';
import { planChangeSubscription, planEndSubscription, planKeepSubscription } from './subscriptions.ts';

/**
 * What a write would do by these books, as rows to write and as a quote. Pure: what it says once it says
 * again.
 */
export function plan(write: ShopWrite, books: Books, now: string): Plan {
  switch (write.act) {
    case 'return':
      return planReturn(write, books, now);
    case 'settle':
      return planSettle(write, books, now);
    case 'exchange':
      return planExchange(write, books, now);
    case 'undo_return':
      return planUndoReturn(write, books, now);
    case 'undo_exchange':
      return planUndoExchange(write, books, now);
    case 'cancel':
      return planCancel(write, books, now);
    case 'items':
      return planItems(write, books, now);
    case 'address':
      return planAddress(write, books, now);
    case 'payment':
      return planPayment(write, books, now);
    case 'profile_address':
      return planProfileAddress(write, books);
    case 'end_subscription':
      return planEndSubscription(write, books, now);
    case 'resume_subscription':
      return planKeepSubscription(write, books);
    case 'alter_subscription':
      return planChangeSubscription(write, books, now);
    case 'book':
      return planBook(write, books);
    case 'reschedule':
      return planMove(write, books, now);
    case 'call_off':
      return planCallOff(write, books, now);
  }
}
