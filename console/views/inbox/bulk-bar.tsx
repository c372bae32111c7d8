import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Bulk, BulkAct, BulkOutcome } from '../../core/inbox/bulk.ts';
import { count, named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useWords } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';

/** What is asked for before it is done. */
type Asking = 'assign' | 'snooze' | 'tag' | 'resolve' | 'spam' | null;

const HOUR = 3_600_000;
const SNOOZES = [
  ['snooze_hour', HOUR],
  ['snooze_evening', 4 * HOUR],
  ['snooze_tomorrow', 24 * HOUR],
  ['snooze_week', 7 * 24 * HOUR],
] as const;

/** What can be done with the threads that are selected, and what came of it. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const asking = useSignal<Asking>(null);
  const n = bulk.selected.value.length;
  const { me } = useWork();
  const progress = bulk.progress.value;
  const busy = progress !== null;
  if (n === 0 && !busy) return <Outcome bulk={bulk} />;
  const ask = (what: Asking) => (asking.value = asking.value === what ? null : what);
  const mayAct = me.rights.includes('customers:act');
  const run = async (act: BulkAct) => {
    asking.value = null;
    await bulk.run(act);
  };
  const button = (
    what: Exclude<Asking, null>,
    key: 'bulkAssign' | 'snooze' | 'bulkTag' | 'resolve' | 'bulkSpam',
  ) => (
    <Act expanded={asking.value === what} disabled={busy} onClick={() => ask(what)}>
      {say(key)}
    </Act>
  );
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    if (asking.value) asking.value = null;
    else bulk.clear();
  };
  return (
    <section class="bulk" aria-label={say('bulk')} onKeyDown={leave}>
      <div class="line">
        <b role="status">
          {progress
            ? say('bulkProgress', { done: progress.done, of: progress.of })
            : count('bulkSelected', n)}
        </b>
        <span class="spring" />
        <Act look="quiet" disabled={busy} onClick={() => bulk.all()}>
          {say('bulkAll')}
        </Act>
        <Act look="quiet" icon="close" label={say('bulkNone')} disabled={busy} onClick={() => bulk.clear()} />
      </div>
      <div class="acts">
        {button('assign', 'bulkAssign')}
        {button('snooze', 'snooze')}
        {mayAct && button('tag', 'bulkTag')}
        {mayAct && button('resolve', 'resolve')}
        {mayAct && button('spam', 'bulkSpam')}
      </div>
      {asking.value && (
        <Asked key={asking.value}>
          <Question asking={asking} run={run} n={n} />
        </Asked>
      )}
      <Outcome bulk={bulk} />
    </section>
  );
}

/** What is asked for gets the focus. */
function Asked({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
}

interface QuestionProps {
  asking: Signal<Asking>;
  run: (act: BulkAct) => Promise<void>;
  n: number;
}

function Question({ asking, run, n }: QuestionProps) {
  const { platform } = useApp();
  switch (asking.value) {
    case null:
      return null;
    case 'assign':
      return <Assign run={run} />;
    case 'snooze':
      return (
        <div class="acts">
          {SNOOZES.map(([key, ms]) => (
            <Act
              key={key}
              onClick={() => void run({ type: 'snooze', until: new Date(platform.now() + ms).toISOString() })}
            >
              {say(key)}
            </Act>
          ))}
        </div>
      );
    case 'tag':
      return (
        <Ask label={say('tagName')} go={say('bulkTag')} most={40} run={(tag) => run({ type: 'tag', tag })} />
      );
    case 'spam':
      return (
        <Ask
          label={say('blockWhy')}
          go={count('bulkSpamSure', n)}
          most={200}
          bad
          run={(reason) => run({ type: 'spam', reason })}
        >
          <p class="muted">{say('blockMeans')}</p>
        </Ask>
      );
    case 'resolve':
      return (
        <div class="acts">
          <Act look="go" onClick={() => void run({ type: 'resolve' })}>
            {count('bulkResolveSure', n)}
          </Act>
          <Act onClick={() => (asking.value = null)}>{say('cancel')}</Act>
        </div>
      );
  }
}

/** To whoever asks first; then colleagues, as they are there. */
function Assign({ run }: Pick<QuestionProps, 'run'>) {
  const { queue, me } = useWork();
  const others = queue.people.value.filter(({ id }) => id !== me.person.id);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const to = String(new FormData(event.target).get('to') ?? '');
    void run({ type: 'assign', to: to || null });
  };
  return (
    <form class="acts" onSubmit={submit}>
      <label class="field">
        {say('bulkTo')}
        <select name="to">
          <option value={me.person.id}>{say('bulkToMe')}</option>
          {others.map(({ id, name, state, load, limit }) => (
            <option key={id} value={id}>
              {`${name} (${named('presence', state)}, ${load}/${limit})`}
            </option>
          ))}
          <option value="">{say('bulkToNobody')}</option>
        </select>
      </label>
      <Act type="submit" look="go">
        {say('bulkAssign')}
      </Act>
    </form>
  );
}

interface AskProps {
  label: string;
  go: string;
  most: number;
  bad?: boolean;
  run: (text: string) => Promise<void>;
  children?: ComponentChildren;
}

function Ask({ label, go, most, bad, run, children }: AskProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const text = String(new FormData(event.target).get('text') ?? '').trim();
    if (text) void run(text);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <label class="field">
        {label}
        <input name="text" required maxLength={most} dir="auto" />
      </label>
      {children}
      <Act type="submit" look={bad ? 'bad' : 'go'}>
        {go}
      </Act>
    </form>
  );
}

/** How it ended, and which threads it was not done to, each with why. */
function Outcome({ bulk }: { bulk: Bulk }) {
  const outcome = bulk.outcome.value;
  const box = useRef<HTMLDivElement>(null);
  // What was pressed is gone with the bar: keys go on from here.
  useLayoutEffect(() => {
    if (outcome && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [outcome]);
  if (!outcome || bulk.progress.value) return null;
  return (
    <div class="bulk-outcome" ref={box} tabIndex={-1}>
      <div class="line">
        <p role="status">{outcomeText(outcome)}</p>
        <span class="spring" />
        {bulk.canUndo && <Act onClick={() => void bulk.undo()}>{say('bulkUndo')}</Act>}
        <Act look="quiet" icon="close" label={say('bulkDismiss')} onClick={() => bulk.dismiss()} />
      </div>
      {outcome.failed.length > 0 && (
        <ul class="trouble stack" aria-label={say('bulkFailed')}>
          {outcome.failed.map((one) => (
            <Failure key={one.entry.customer} {...one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function outcomeText({ act, done, undone }: BulkOutcome): string {
  if (undone) return count('bulkUndone', done);
  return say('bulkOutcome', { what: named('bulkDone', act), threads: count('bulkThreads', done) });
}

function Failure({ entry, problem }: BulkOutcome['failed'][number]) {
  return (
    <li>
      <b dir="auto">{entry.name ?? say('visitor')}</b>: {useWords(problem)}
    </li>
  );
}
