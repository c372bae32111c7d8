import { wishOf } from './wishes.ts';

const INTENT: Readonly<Record<string, string>> = { status: 'order_status', go_on: 'return', unfit: 'return' };
const NEW = /<data kind="new" id="([^"]*)"[^>]*>\n([\s\S]*?)\n<\/data>/g;
const PLAIN_YES = /^(yes|oui)\b/i;

/** What the model writes down of a turn's messages, where it is asked for records as JSON. */
export function recordsOf(words: string): string {
  const records = [...words.matchAll(NEW)].map(([, message = '', text = '']) => {
    const wish = wishOf(text);
    const intent = wish === 'other' && PLAIN_YES.test(text) ? 'yes' : (INTENT[wish] ?? wish);
    return {
      message,
      intent,
      entities: {
        orders: text.match(/\d{4,}/g) ?? [],
        ...{ products: [], sizes: [], amounts: [], dates: [], emails: [], phones: [] },
      },
      satisfaction: intent === 'yes' ? 0.8 : 0.5,
    };
  });
  return JSON.stringify({ records });
}
