/** What was expected and how it turned out. */
export interface Check {
  step: string;
  what: string;
  ok: boolean;
  /** What was there instead. */
  detail: string;
}

/** Collects expectations while a story is played; none of them stops it. */
export class Checks {
  readonly all: Check[] = [];
  step = '';

  expect(what: string, ok: boolean, detail = ''): void {
    this.all.push({ step: this.step, what, ok, detail: detail.replace(/\s+/g, ' ').slice(0, 300) });
  }

  /** That a text matches. */
  says(what: string, text: string, pattern: RegExp): void {
    this.expect(what, pattern.test(text), text);
  }

  get failed(): Check[] {
    return this.all.filter(({ ok }) => !ok);
  }
}

/** Whether a text names a calendar day (ISO) as people write it, in English or French. */
export function saysDay(text: string, day: string): boolean {
  const date = new Date(`${day}T12:00:00Z`);
  const number = date.getUTCDate();
  const month = (locale: string, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }).format(date).replace('.', '');
  const months = [month('en', 'long'), month('en', 'short'), month('fr', 'long'), month('fr', 'short')].join(
    '|',
  );
  const forms = new RegExp(
    `\\b${number}(st|nd|rd|th|er)?( of)? (${months})\\b|\\b(${months}) ${number}(st|nd|rd|th)?\\b`,
    'i',
  );
  return forms.test(text) || text.includes(day);
}

/** Days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
