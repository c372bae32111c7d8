import type { Persona, StoreFacts } from '../shapes.ts';
import type { ShopClock } from './clock.ts';
import type { Language, Say } from './texts.ts';

/** What every part of the page is handed. */
export interface World {
  language: Language;
  say: Say;
  store: StoreFacts;
  clock: ShopClock;
  /** An instant as the shop's calendar shows it. */
  time(at: string): string;
  /** The same, for a narrow place: the day of the week and the time. */
  briefly(at: string): string;
  /** Something was said or done: what is kept may have changed. */
  changed(): void;
}

/** A channel on the stage. */
export interface Device {
  node: HTMLElement;
  /** Somebody else plays. */
  become(persona: Persona): void;
}

export type ChannelName = 'chat' | 'email' | 'whatsapp' | 'voice';
export const CHANNELS: readonly ChannelName[] = ['chat', 'email', 'whatsapp', 'voice'];
