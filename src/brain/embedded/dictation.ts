import { asWritten } from '../../language/reading/dictated.ts';
import type { Context } from '../context.ts';

/** Exchanges that an address may be given bit by bit in. */
const MOST_BACK = 12;

/** The context with every address that the customer said here as it is written, so that all else reads it alike. */
export function withAddresses(context: Context): Context {
  const { country } = context.store;
  const said = (text: string) => asWritten(text, country);
  return {
    ...context,
    asked: context.asked.map((message) =>
      message.choice === null ? { ...message, text: said(message.text) } : message,
    ),
    history: context.history.map((exchange, n) =>
      n >= context.history.length - MOST_BACK && exchange.author === 'customer' && exchange.sameSession
        ? { ...exchange, text: said(exchange.text) }
        : exchange,
    ),
  };
}
