import type { AskedLabel, CarrierSystem, LabelSystem } from '../../src/carriers/carrier.ts';
import { now } from '../../src/clock.ts';
import type { LabelRecords, LabelRow } from './records.ts';

/** How a label stands for an advisor who would have another. */
export interface LabelStatus {
  /** Nobody knows whether it was bought, or it was and has no PDF: only an advisor has another one made. */
  lost: boolean;
  /** What the carrier has it under, where it has it. */
  mark: string;
  /** The request by which it was bought anew last. */
  renewed: string | null;
}

/** How a label stands: lost or not, and whether another was made for it. */
export function statusOf(row: LabelRow): LabelStatus {
  return { lost: isLost(row), mark: row.mark, renewed: row.renewed };
}

/** It was asked for, its answer was lost or its PDF never came, and nothing is done about it by itself. */
function isLost({ state, next }: LabelRow): boolean {
  return (state === 'asked' || state === 'coming') && next === null;
}

/**
 * Has a lost label bought anew, once for each request. A carrier that can be asked is asked first, and what it has is taken instead.
 * False where there is nothing to renew. Throws `CarrierUnavailable` where the carrier does not say.
 */
export async function renew(
  { back, owner, request }: { back: string; owner: string; request: string },
  { records, system }: { records: LabelRecords; system(row: LabelRow): Promise<CarrierSystem | null> },
): Promise<boolean> {
  const before = records.get(back, owner);
  if (before?.renewed === request) return true;
  if (!before || !isLost(before)) return false;
  const carrier = await system(before);
  if (!carrier) return false;
  const found = await foundAt(carrier.labels, before);
  // Another request may have come first meanwhile.
  const row = records.get(back, owner);
  if (row?.renewed === request) return true;
  if (!row || !isLost(row)) return false;
  records.again(row, now(), request);
  if (found) records.become(row, 'coming', now(), { asked: found });
  return true;
}

/** What the carrier has of it that is of use: of what was bought, only what has its PDF now and had none. */
async function foundAt(labels: LabelSystem, { asked, mark, askedAt }: LabelRow): Promise<AskedLabel | null> {
  if (!asked) return (await labels.find?.(mark, askedAt)) ?? null;
  if (asked.document !== null) return null;
  const now = await labels.look(asked);
  return now.document === null ? null : now;
}
