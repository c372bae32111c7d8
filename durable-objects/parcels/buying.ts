import {
  type AskedLabel,
  type CarrierSystem,
  CarrierUnavailable,
  type LabelRequest,
  type LabelSystem,
} from '../../src/carriers/carrier.ts';
import { now } from '../../src/clock.ts';
import type { FileStore } from '../../src/files.ts';
import type { LabelRecords, LabelRow } from './records.ts';

/** Milliseconds to the next try, after so many in a row. */
const AGAIN = [5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000];
/** After which a person sees to it. */
const MOST_TIME = 86_400_000;
/** For how long a call may be under way: behind that its answer is lost. */
const CALL_MS = 60_000;

/** What buying a label works with. */
export interface BuyingWorld {
  records: LabelRecords;
  files: FileStore;
  /** The carrier; null where it is connected no longer. */
  system(row: LabelRow): Promise<CarrierSystem | null>;
  /** What is sent, as the shop has it now; null where the return is open no longer. */
  parcel(row: LabelRow): Promise<LabelRequest['parcel'] | null>;
  /** Grams that a return is told to weigh. */
  grams(row: LabelRow): Promise<number>;
  /** The owner is told what went wrong. */
  tell(words: string): Promise<void>;
}

/**
 * Takes one label as far as it comes now. What is about to be bought is written down before the carrier is asked: where the answer is
 * lost, or the service with it, the carrier is asked what it has under our mark, and where it cannot say nothing is bought again.
 */
export async function goOn(back: string, owner: string, world: BuyingWorld): Promise<void> {
  const { records } = world;
  for (let steps = 0; steps < 4; steps++) {
    const row = records.get(back, owner);
    if (!row || row.next === null || row.next > now()) return;
    try {
      if (!(await step(row, world))) return;
    } catch (error) {
      return later(row, error, world);
    }
  }
}

/** One step; whether another one can be taken at once. */
async function step(row: LabelRow, world: BuyingWorld): Promise<boolean> {
  const { records, files } = world;
  const isLate = now() - row.askedAt >= MOST_TIME;
  if (isLate && row.asked === null) throw refused('there is none after a day');
  const system = await world.system(row);
  if (!system) throw refused('the carrier is connected no longer');
  const { labels } = system;
  if (row.state === 'due') {
    const parcel = await world.parcel(row);
    if (!parcel) {
      records.drop(row);
      return false;
    }
    const grams = await world.grams(row);
    records.become(row, 'asked', now() + CALL_MS, { tries: row.tries });
    return bought(row, await labels.ask({ ...parcel, mark: row.mark, grams }), world);
  }
  if (row.state === 'asked') {
    if (!labels.find) throw refused('its answer was lost');
    const found = await labels.find(row.mark, row.askedAt);
    if (found) return bought(row, found, world);
    records.become(row, 'due', now(), { tries: row.tries });
    return true;
  }
  const asked = row.asked ?? { id: '', tracking: null, document: null };
  if (isLate && !(await isThere(asked, labels))) {
    await letBe(row, world);
    return false;
  }
  const { document } = asked;
  if (document === null) return bought(row, await labels.look(asked), world);
  const bytes = await labels.fetch({ ...asked, document });
  const key = `labels/${encodeURIComponent(row.back)}/${row.mark}.pdf`;
  await files.put(key, bytes, 'application/pdf');
  records.become(row, 'ready', null, { file: { key, size: bytes.byteLength } });
  return false;
}

/** Whether the carrier has the PDF of what was bought, or says where it is; it refuses where it makes none. */
async function isThere(asked: AskedLabel, labels: LabelSystem): Promise<boolean> {
  try {
    const { document } = asked.document === null ? await labels.look(asked) : asked;
    return (
      document !== null &&
      (asked.document === null || (await labels.fetch({ ...asked, document })).length > 0)
    );
  } catch (error) {
    if (error instanceof CarrierUnavailable && error.kind === 'refused') throw error;
    return false;
  }
}

/** It was bought, and has no PDF after a day: it is looked for once more where somebody wants it, and bought anew by an advisor alone. */
async function letBe(row: LabelRow, { records, tell }: BuyingWorld): Promise<void> {
  records.become(row, 'coming', null);
  // A carrier that tells of it later has been looked at in vain, and the owner knows.
  if (row.tries > 0)
    await tell(
      `The label of return ${row.back} (order ${row.order}): there is none after a day. The carrier has it as ${row.mark}: another one is bought by hand alone`,
    );
}

/** The carrier has it. Whether its PDF is there. */
function bought(row: LabelRow, asked: AskedLabel, { records }: BuyingWorld): boolean {
  const isMade = asked.document !== null;
  const wait = AGAIN[Math.min(row.tries, AGAIN.length - 1)] ?? 0;
  records.become(row, 'coming', now() + (isMade ? 0 : wait), { asked, tries: isMade ? 0 : row.tries + 1 });
  return isMade;
}

async function later(row: LabelRow, error: unknown, world: BuyingWorld): Promise<void> {
  const { records } = world;
  const { state = row.state } = records.get(row.back, row.owner) ?? {};
  const kind = error instanceof CarrierUnavailable ? error.kind : 'unsure';
  const words = error instanceof CarrierUnavailable ? error.message : 'it could not be kept';
  const wait = AGAIN[Math.min(row.tries, AGAIN.length - 1)] ?? 0;
  // What may have been bought is not bought again before a person has looked.
  const lost = kind === 'refused' && row.state === 'asked';
  if (kind === 'refused') records.become(row, lost ? 'asked' : 'failed', null);
  // Nothing was bought: the same may be asked for again.
  else if (kind === 'later' && state === 'asked' && row.state === 'due')
    records.become(row, 'due', now() + wait, { tries: row.tries + 1 });
  else if (state === 'asked')
    records.become(row, 'asked', now() + Math.max(wait, CALL_MS), { tries: row.tries + 1 });
  else records.become(row, state, now() + wait, { tries: row.tries + 1 });
  await world.tell(
    `The label of return ${row.back} (order ${row.order}): ${words}${lost ? `. Look at the carrier’s for ${row.mark}: another one is bought by hand alone` : ''}`,
  );
}

function refused(words: string): CarrierUnavailable {
  return new CarrierUnavailable(words, 'refused');
}
