import { asksAgain } from '../../src/scenarios/asks-again.ts';
import { Api, type StoreSettings } from '../clients/api.ts';
import { addDays, Clock, dayIn, weekday, zoned } from '../clients/clock.ts';
import type { Service } from '../clients/service.ts';
import { Checks } from './checks.ts';
import type { Transcript } from './transcript.ts';

/** Where a story is played: the service, its clock, what is expected of it and what is printed. */
export class Stage {
  readonly checks = new Checks();
  readonly service: Service;
  readonly api: Api;
  readonly clock: Clock;
  readonly settings: StoreSettings;
  readonly print: Transcript;
  /** The day of the first step, ISO. */
  readonly start: string;

  constructor(service: Service, settings: StoreSettings, print: Transcript, start: string) {
    this.service = service;
    this.api = new Api(service);
    this.clock = new Clock(service);
    this.settings = settings;
    this.print = print;
    this.start = start;
  }

  /** Plays steps one after the other. What cannot go on is a failed expectation too. */
  async play(steps: readonly (readonly [string, () => Promise<void>])[]): Promise<void> {
    for (const [name, step] of steps) {
      this.checks.step = name;
      try {
        await step();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.print.note(`it stops here: ${reason}`);
        this.checks.expect('the step can be played', false, reason);
      }
    }
    this.print.verdict(this.checks.all);
  }

  /** Moves the clock to a time of the store's day that lies `days` after the first. */
  async goTo(days: number, time: string, where: string): Promise<Date> {
    const at = zoned(addDays(this.start, days), time, this.settings.timeZone);
    await this.clock.set(at);
    this.print.scene(at, where);
    return at;
  }

  /** The store's calendar day, so many days after the first. */
  day(days: number): string {
    return addDays(this.start, days);
  }

  /** Prints what was said and answered; gives the answer. */
  hear(who: string, question: string, answers: readonly string[]): string {
    this.print.says(who, question);
    const answer = answers.filter(Boolean).join('\n');
    this.print.says(this.settings.name, answer);
    return answer;
  }

  /** `unless` names what may be asked at this step, since the service cannot know it yet. */
  asksNothingKnown(text: string, unless: readonly string[] = []): void {
    const asked = asksAgain(text);
    const allowed = asked !== null && unless.some((what) => asked.toLowerCase().includes(what));
    this.checks.expect('nothing known is asked again', asked === null || allowed, asked ?? '');
  }

  /** That a text names no day that was not: `this morning` of something that was not this morning. */
  namesNoWrongDay(text: string): void {
    const wrong =
      /\b(this (morning|afternoon|evening)|yesterday|ce matin|cet après-midi|ce soir|hier)\b/i.exec(text);
    this.checks.expect('no day is named wrongly', wrong === null, wrong?.[0]);
  }
}

/** The next such weekday (1 is Monday) whose `time` still lies ahead of the clock. */
export function nextWeekday(now: Date, zone: string, wanted: number, time: string): string {
  const today = dayIn(now, zone);
  const day = addDays(today, (wanted + 7 - weekday(today)) % 7);
  return zoned(day, time, zone) > now ? day : addDays(day, 7);
}
