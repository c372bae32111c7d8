import { CHANNELS } from '../../src/conversation/channels.ts';

const real = CHANNELS.whatsapp.gather;

/** Listens for more on WhatsApp for a moment only: most tests say one thing, and would wait for the answer. */
export function shortPauses(): void {
  CHANNELS.whatsapp.gather = 60;
}

/** Listens as long as production does: for tests of what is said in several messages. */
export function realPauses(): void {
  CHANNELS.whatsapp.gather = real;
}
