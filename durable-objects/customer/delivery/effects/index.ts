import type { OutboxKind } from '../../thread/outbox/row.ts';
import { acknowledgement } from './acknowledgement.ts';
import { approval } from './approval.ts';
import { carried } from './carried.ts';
import { code } from './code.ts';
import { confirm } from './confirm.ts';
import { desk } from './desk.ts';
import { draft } from './draft.ts';
import type { Effect } from './effect.ts';
import { figures } from './figures.ts';
import { file } from './file.ts';
import { link } from './link.ts';
import { notice } from './notice.ts';
import { owner } from './owner.ts';
import { messages } from './posted.ts';
import { promise } from './promise.ts';
import { trouble } from './trouble.ts';

/** Everything that can leave a customer's object, in the order in which one event queues it. */
export const effects = {
  ...messages,
  file,
  code,
  desk,
  notice,
  owner,
  carried,
  trouble,
  confirm,
  link,
  acknowledgement,
  promise,
  approval,
  draft,
  figures,
} satisfies Record<OutboxKind, Effect>;
export const allEffects: readonly Effect[] = Object.values(effects);

/** The kinds that a rule holds for, as a list in SQL. They are our own names, so nothing is escaped. */
export function kindsWhere(rule: (effect: Effect) => boolean): string {
  return allEffects
    .filter(rule)
    .map(({ kind }) => `'${kind}'`)
    .join(', ');
}
