import { now, timestamp } from '../../../src/clock.ts';
import { isSilent } from '../../../src/conversation/turn/blocks.ts';
import { carryOutApproved, isWorthAnother } from '../../../src/tools/carry-out.ts';
import { errorReason, trace } from '../../../src/trace.ts';
import type { ObjectContext } from '../context.ts';
import { approvalRow } from '../delivery/effects/approval.ts';
import { effects } from '../delivery/effects/index.ts';
import type { Act, CustomerRefusal } from '../rpc.ts';
import type { ApprovalRecord } from '../thread/approvals.ts';
import { Actions } from './actions.ts';
import { approvalNews, type IsLive, type Outcome } from './approval-news.ts';

/**
 * Before carrying out what a shop did not answer is tried again, in milliseconds: twice as long each time, up
 * to an hour.
 */
const AGAIN = { first: 60_000, most: 3_600_000 };

type ApprovalsContext = Pick<ObjectContext, 'sql' | 'thread' | 'settings' | 'shop' | 'files' | 'carrier'>;

/**
 * Actions that wait for a person. Each is decided once, carried out once under its own key, and told of once:
 * what was begun is gone on with by the alarm, from its row.
 */
export class Approvals {
  readonly #context: ApprovalsContext;
  readonly #actions: Actions;
  readonly #isLive: IsLive;
  readonly #running = new Map<string, Promise<void>>();

  constructor(context: ApprovalsContext, isLive: IsLive) {
    this.#context = context;
    this.#isLive = isLive;
    this.#actions = new Actions(context.sql, context.thread);
  }

  /** When one needs attention next, in milliseconds; null when none does. */
  nextDue(): number | null {
    return this.#context.thread.approvals.nextDue();
  }

  /** Decides one. The same advisor may say the same again; whoever else comes is too late. */
  decide({ approval, decision, advisor, name, reason }: Act & { type: 'decide' }): CustomerRefusal | null {
    const { thread } = this.#context;
    const record = thread.approvals.get(approval);
    if (!record) return 'unknown_approval';
    if (record.state !== 'asked' || Date.parse(record.lapses) <= now())
      return record.decision === decision && record.advisor === advisor ? null : 'decided';
    if (isSilent(thread.state, record.session)) return 'blocked';
    const decided = { type: 'approval.decided', approval, decision, advisor, name } as const;
    thread.note([reason ? { ...decided, reason } : decided]);
    return null;
  }

  /** A sender was blocked, or is no more: what of theirs waits is told to the desk as it stands now. */
  retell(): void {
    const { thread } = this.#context;
    const asked = thread.approvals.asked();
    if (asked.length === 0) return;
    const also = () => {
      for (const { id, path } of asked)
        thread.outbox.add(effects.approval.entry(approvalRow(id), path), now());
      return true;
    };
    thread.note([], { also });
  }

  /** Goes on with one as far as it comes now. Never throws: the alarm tries again. */
  goOn(id: string): Promise<void> {
    const running = this.#running.get(id);
    if (running) return running;
    const going = this.#goOn(id)
      .catch((error: unknown) => {
        trace('approval.failed', { reason: errorReason(error) }, 'error');
        this.#postpone(this.#context.thread.approvals.get(id));
      })
      .finally(() => this.#running.delete(id));
    this.#running.set(id, going);
    return going;
  }

  /** Does what is due by now: what was approved is carried out, what nobody decided lapses. */
  async wake(): Promise<void> {
    for (const { id } of this.#context.thread.approvals.open()) await this.goOn(id);
  }

  async #goOn(id: string): Promise<void> {
    const record = this.#context.thread.approvals.get(id);
    if (record?.state === 'asked' && Date.parse(record.lapses) <= now())
      return this.#settle(record, 'lapsed');
    if (record?.state !== 'decided' || record.again > now()) return;
    if (record.decision === 'refuse') return this.#settle(record, 'refused');
    return this.#carryOut(record);
  }

  async #carryOut(record: ApprovalRecord): Promise<void> {
    const { thread, settings, shop, files, carrier } = this.#context;
    const { id, session, channel, assurance, tool, input, quote } = record;
    const key = `approval:${id}`;
    // Written before the shop is asked: what a crash cuts off is taken up by the alarm.
    this.#postpone(record);
    const result = await carryOutApproved(
      { tool, input, quote },
      {
        scope: {
          now: timestamp(),
          assurance,
          account: thread.state.account?.id ?? null,
          details: true,
          claims: quote.order === null ? [] : [quote.order],
          settings: settings.known,
          shop,
          files,
          carrier,
        },
        key,
        ledger: this.#actions.ledger({ id: session, channel, assurance }),
        begun: this.#actions.isNoted(key),
      },
    );
    if (!result.ok && isWorthAnother(result.refusal)) return;
    await this.#settle(record, result.ok ? 'done' : 'changed', result.ok ? result.output : null);
  }

  /** Writes down what came of it, and what the customer is told: once, by its ids. */
  async #settle(record: ApprovalRecord, outcome: Outcome, output: unknown = null): Promise<void> {
    const { facts, ids } = await approvalNews(this.#context, record, outcome, output, this.#isLive);
    this.#context.thread.note(facts, { ids });
  }

  #postpone(record: ApprovalRecord | null): void {
    if (!record) return;
    const wait = Math.min(AGAIN.first * 2 ** record.tries, AGAIN.most);
    this.#context.thread.approvals.postpone(record.id, now() + wait);
  }
}
