import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Approval, HeldDraft, Promised } from '../../core/inbox/desk.ts';
import { hrefOf } from '../../core/router.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** What waits for a decision: actions beyond the store's limits, answers that are held, promises that fall due. */
export function Decisions() {
  const { desk, me } = useWork();
  const page = desk.page.value;
  const mayAct = me.rights.includes('customers:act');
  const approvals = page?.approvals ?? [];
  const drafts = page?.drafts ?? [];
  const promises = (page?.promises ?? []).filter(({ state }) => state !== 'open');
  return (
    <div class="decisions">
      <details open={approvals.length > 0} class={approvals.length ? 'some' : ''}>
        <summary>
          {say('approvals')} <span class="n">{approvals.length}</span>
        </summary>
        <ul aria-label={say('approvals')}>
          {approvals.map((one, index) => (
            <ApprovalItem key={one.id} approval={one} mayAct={mayAct} first={index === 0} />
          ))}
        </ul>
        {approvals.length === 0 && <p class="muted">{say('nothingToDecide')}</p>}
      </details>
      {drafts.length > 0 && (
        <details class="some">
          <summary>
            {say('drafts')} <span class="n">{drafts.length}</span>
          </summary>
          <ul aria-label={say('drafts')}>
            {drafts.map((one) => (
              <DraftItem key={one.id} draft={one} mayAct={mayAct} />
            ))}
          </ul>
        </details>
      )}
      {promises.length > 0 && (
        <details class="some">
          <summary>
            {say('promisesDue')} <span class="n">{promises.length}</span>
          </summary>
          <ul aria-label={say('promisesDue')}>
            {promises.map((one) => (
              <PromiseItem key={one.id} promised={one} mayAct={mayAct} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function CustomerLink({ customer }: { customer: string }) {
  const { desk, queue } = useWork();
  const name = desk.names.value.get(customer) ?? queue.entryOf(customer)?.name ?? say('visitor');
  return (
    <a href={hrefOf({ page: 'inbox', id: customer })} dir="auto">
      {name}
    </a>
  );
}

function useDecision(id: string) {
  const decision = useWork().desk.decisions.value.get(id);
  const failed = decision?.state === 'failed';
  return {
    busy: decision?.state === 'busy',
    problem: failed ? (decision.problem ?? { type: 'about:blank', title: '', status: 0 }) : null,
  };
}

/** Somebody agreed to it, the limits of the store leave it to a person: with all that is to be known for it. */
function ApprovalItem({ approval, mayAct, first }: { approval: Approval; mayAct: boolean; first: boolean }) {
  const { formats, now } = useApp();
  const { desk } = useWork();
  const { busy, problem } = useDecision(approval.id);
  const refusing = useSignal(false);
  const { amount } = approval;
  return (
    <li class="decision">
      <p class="line">
        <CustomerLink customer={approval.customer} />
        <span class="muted">{say('decideBy', { time: formats.value.moment(approval.due, now.value) })}</span>
      </p>
      <p class="effect" dir="auto">
        {approval.effect}
        {amount && <b> {formats.value.money(amount.value, amount.currency)}</b>}
      </p>
      <details class="evidence">
        <summary>{named('reason', approval.reason)}</summary>
        <ul>
          {approval.evidence.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      </details>
      {refusing.value ? (
        <Refusal id={approval.id} busy={busy} close={() => (refusing.value = false)} />
      ) : (
        <div class="acts">
          <Act
            act={first ? 'approve' : undefined}
            look="go"
            busy={busy}
            disabled={busy || !mayAct}
            onClick={() => void desk.approve(approval.id)}
          >
            {say('approve')}
          </Act>
          <Act disabled={busy || !mayAct} onClick={() => (refusing.value = true)}>
            {say('refuse')}
          </Act>
        </div>
      )}
      <Trouble problem={problem} />
    </li>
  );
}

function Refusal({ id, busy, close }: { id: string; busy: boolean; close: () => void }) {
  const { desk } = useWork();
  const reason = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => reason.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const text = reason.current?.value.trim();
    if (text && (await desk.refuse(id, text))) close();
  };
  return (
    <form class="acts" onSubmit={(event) => void submit(event)}>
      <label class="field">
        {say('refuseReason')}
        <input ref={reason} required maxLength={1_000} />
      </label>
      <Act type="submit" look="bad" busy={busy} disabled={busy}>
        {say('refuseSend')}
      </Act>
      <Act look="quiet" onClick={close}>
        {say('cancel')}
      </Act>
    </form>
  );
}

function DraftItem({ draft, mayAct }: { draft: HeldDraft; mayAct: boolean }) {
  const { desk } = useWork();
  const { busy, problem } = useDecision(draft.id);
  const text = useSignal(draft.text);
  return (
    <li class="decision">
      <p class="line">
        <CustomerLink customer={draft.customer} />
        <span class="muted">
          {named('channel', draft.channel)} · {named('intent', draft.intent)}
        </span>
      </p>
      <label class="field">
        <span class="unseen">{say('draftText')}</span>
        <textarea
          rows={4}
          dir="auto"
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <div class="acts">
        <Act
          look="go"
          busy={busy}
          disabled={busy || !mayAct || !text.value.trim()}
          onClick={() => void desk.send(draft.id, text.value === draft.text ? undefined : text.value)}
        >
          {say('draftSend')}
        </Act>
        <Act disabled={busy || !mayAct} onClick={() => void desk.drop(draft.id)}>
          {say('draftDrop')}
        </Act>
      </div>
      <Trouble problem={problem} />
    </li>
  );
}

function PromiseItem({ promised, mayAct }: { promised: Promised; mayAct: boolean }) {
  const { formats, now } = useApp();
  const { desk } = useWork();
  const { busy, problem } = useDecision(promised.id);
  const time = formats.value.moment(promised.due, now.value);
  return (
    <li class={`decision ${promised.state}`}>
      <p class="line">
        <CustomerLink customer={promised.customer} />
        <span class={`state ${promised.state}`}>{named('promise', promised.state)}</span>
      </p>
      <p dir="auto">{promised.what}</p>
      <div class="acts">
        <span class="muted">
          {say('promiseBy', { name: promised.name ?? named('author', promised.by), time })}
        </span>
        <Act busy={busy} disabled={busy || !mayAct} onClick={() => void desk.keep(promised)}>
          {say('kept')}
        </Act>
      </div>
      <Trouble problem={problem} />
    </li>
  );
}
