import { NO_CHOICES, NoticeChoices } from '../../../src/notices/choices.ts';

/** How one person wants to be told, and what belongs to it. */
export interface KeptChoices {
  choices: NoticeChoices;
  /** The secret of their webhook, sealed. */
  sealed: string | null;
  /** Where their console was when they chose: `https://support.example`. */
  origin: string;
}

type Row = { person: string; choices: string; sealed: string | null; origin: string };

/** How the people of one store want to be told. */
export class ChoicesOfPeople {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get(person: string): KeptChoices | null {
    const row = this.#sql.exec<Row>('SELECT * FROM notice_choices WHERE person = ?', person).toArray()[0];
    return row ? { ...row, choices: NoticeChoices.parse(JSON.parse(row.choices)) } : null;
  }

  of(person: string): NoticeChoices {
    return this.get(person)?.choices ?? NO_CHOICES;
  }

  /** Of everybody who chose. */
  all(): Map<string, NoticeChoices> {
    const rows = this.#sql.exec<Row>('SELECT * FROM notice_choices').toArray();
    return new Map(rows.map(({ person, choices }) => [person, NoticeChoices.parse(JSON.parse(choices))]));
  }

  put(person: string, { choices, sealed, origin }: KeptChoices): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO notice_choices (person, choices, sealed, origin) VALUES (?, ?, ?, ?)',
      ...[person, JSON.stringify(choices), sealed, origin],
    );
  }

  dismiss(person: string): void {
    this.#sql.exec('DELETE FROM notice_choices WHERE person = ?', person);
  }
}
