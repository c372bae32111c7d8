import { type ApprovalCursor, ApprovalList, type DeskApproval } from './approvals.ts';
import { type DeskDraft, type DraftCursor, DraftList } from './drafts.ts';
import { type DeskPromise, type PromiseCursor, PromiseList } from './promises.ts';

/** How something that somebody owes a customer stands. */
export type Due =
  | { kind: 'promise'; promise: DeskPromise }
  /** A promise that is kept: it leaves the desk. */
  | { kind: 'kept'; promise: string }
  /** `open` false: it is decided, and leaves the desk. */
  | { kind: 'approval'; approval: DeskApproval & { open: boolean } }
  | { kind: 'draft'; draft: DeskDraft & { open: boolean } };

/** Where the lists go on: null from the beginning, `end` for one that was shown whole. */
export interface DuesPlace {
  approvals: ApprovalCursor | null | 'end';
  promises: PromiseCursor | null | 'end';
  drafts: DraftCursor | null | 'end';
}

/** A page of each list. */
export interface DuesPage {
  approvals: { entries: DeskApproval[]; next: ApprovalCursor | null };
  promises: { entries: DeskPromise[]; next: PromiseCursor | null };
  drafts: { entries: DeskDraft[]; next: DraftCursor | null };
}

const NONE = { entries: [], next: null };
/** What a store without tables has. */
export const NO_DUES: DuesPage = { approvals: NONE, promises: NONE, drafts: NONE };

/** What is due from the store's people: approvals and drafts to decide, and promises to keep. */
export class Dues {
  readonly #approvals: ApprovalList;
  readonly #promises: PromiseList;
  readonly #drafts: DraftList;

  constructor(sql: SqlStorage) {
    this.#approvals = new ApprovalList(sql);
    this.#promises = new PromiseList(sql);
    this.#drafts = new DraftList(sql);
  }

  put(due: Due, now: number): void {
    if (due.kind === 'approval') this.#approvals.put(due.approval, now);
    else if (due.kind === 'draft') this.#drafts.put(due.draft, now);
    else if (due.kind === 'promise') this.#promises.put(due.promise);
    else this.#promises.drop(due.promise);
  }

  /** What is due first comes first. */
  page({ approvals, promises, drafts }: DuesPlace, most: number): DuesPage {
    return {
      approvals: approvals === 'end' ? NONE : this.#approvals.page(approvals, most),
      promises: promises === 'end' ? NONE : this.#promises.page(promises, most),
      drafts: drafts === 'end' ? NONE : this.#drafts.page(drafts, most),
    };
  }

  /** Whose an approval or a draft is, decided or not; null where there is none of that id. */
  customerOf(kind: 'approval' | 'draft', id: string): string | null {
    return (kind === 'draft' ? this.#drafts : this.#approvals).customerOf(id);
  }

  /** Forgets everything of one customer. */
  forget(customer: string): void {
    this.#approvals.forget(customer);
    this.#promises.forget(customer);
    this.#drafts.forget(customer);
  }
}
