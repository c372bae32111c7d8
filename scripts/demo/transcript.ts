import type { Exchange } from '../clients/api.ts';
import type { Check } from './checks.ts';

const WIDTH = 100;

/** Prints a story as it happens. */
export class Transcript {
  readonly #write: (text: string) => void;
  readonly #zone: string;

  constructor(write: (text: string) => void, zone: string) {
    this.#write = write;
    this.#zone = zone;
  }

  line(text = ''): void {
    this.#write(`${text}\n`);
  }

  /** A new scene: when and where. */
  scene(at: Date, where: string): void {
    const when = new Intl.DateTimeFormat('en-GB', {
      timeZone: this.#zone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
    const head = `── ${when} · ${where} `;
    this.line(`\n${head}${'─'.repeat(Math.max(3, WIDTH - head.length))}`);
  }

  /** Somebody speaks. */
  says(who: string, text: string): void {
    const margin = 12;
    const [first = '', ...rest] = text.split('\n').flatMap((line) => wrap(line, WIDTH - margin));
    this.line(`${who.padEnd(margin - 1).slice(0, margin - 1)} ${first}`);
    for (const line of rest) this.line(line ? ' '.repeat(margin) + line : '');
  }

  note(text: string): void {
    this.line(`            · ${text}`);
  }

  /** What the memory recorded. */
  memory(rows: Exchange[]): void {
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: this.#zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const cells = rows.map((row) => [
      time.format(new Date(row.timestamp)),
      row.channel,
      `${row.direction === 'in' ? '→' : '←'} ${row.author}`,
      row.detected_intent ?? '–',
      row.entities?.orders?.join(',') || '–',
      row.resolution_achieved ?? '–',
      row.inferred_satisfaction?.toFixed(1) ?? '–',
      row.assurance,
      row.text.replace(/\s+/g, ' ').slice(0, 44),
    ]);
    const head = [
      'when',
      'channel',
      'author',
      'intent',
      'orders',
      'resolved',
      'satisf.',
      'assurance',
      'text',
    ];
    const widths = head.map((title, column) =>
      Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
    );
    for (const row of [head, ...cells]) {
      this.line(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
    }
  }

  /** The verdict: what held, and every expectation that did not. */
  verdict(checks: Check[]): void {
    const failed = checks.filter(({ ok }) => !ok);
    this.line(`\n${checks.length - failed.length} of ${checks.length} expectations hold.`);
    for (const { step, what, detail } of failed) {
      this.line(`  ✗ ${step}: ${what}${detail ? `\n      ${detail}` : ''}`);
    }
  }
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const cut = space > 0 ? space : width;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}
