import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskView } from '../../../src/console/protocol.ts';
import { windowOf } from '../../core/inbox/order.ts';
import { VIEWS } from '../../core/inbox/queue.ts';
import { count, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Empty, Failed, Forbidden, Skeleton } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { BulkBar } from './bulk-bar.tsx';
import { QueueRow, ROW_HEIGHT } from './queue-row.tsx';
import { SelectKeys } from './select-keys.tsx';

/** The threads of one view. */
export function QueuePane() {
  const app = useApp();
  const { queue, bulk, open } = useWork();
  const view = queue.view.value;
  // What is selected belongs to the list that is looked at.
  useEffect(() => () => bulk.clear(), [bulk, view]);
  return (
    <>
      <fieldset class="views" aria-label={say('views')}>
        {VIEWS.map((view) => (
          <ViewButton key={view} view={view} />
        ))}
      </fieldset>
      <BulkBar bulk={bulk} />
      <List />
      <div class="offstage">
        <SelectKeys bulk={bulk} open={open.value?.customer ?? null} />
        <Act act="next" onClick={() => focusThread(app.step(1))}>
          {say('key_next')}
        </Act>
        <Act act="previous" onClick={() => focusThread(app.step(-1))}>
          {say('key_previous')}
        </Act>
        <Act act="back" onClick={() => app.router.go({ page: 'inbox' })}>
          {say('key_back')}
        </Act>
      </div>
      <p class="unseen" role="status">
        {queue.news.value > 0 && count('news', queue.news.value)}
      </p>
    </>
  );
}

/** The link of the thread that was stepped to; once it is drawn, unless the focus has gone elsewhere by then. */
function focusThread(customer: string | null): void {
  if (!customer) return;
  const link = () => document.getElementById(`row-${customer}`);
  link()?.focus();
  const { activeElement } = document;
  if (activeElement === link()) return;
  requestAnimationFrame(() => document.activeElement === activeElement && link()?.focus());
}

function ViewButton({ view }: { view: DeskView }) {
  const { queue } = useWork();
  const n = queue.counts.value?.[view];
  return (
    <button type="button" aria-pressed={queue.view.value === view} onClick={() => queue.show(view)}>
      {say(`view_${view}`)}
      {n !== undefined && !uncounted(view) && <span class="n">{n}</span>}
    </button>
  );
}

/** How many threads are with the assistant, closed or blocked nobody counts. */
function uncounted(view: DeskView): boolean {
  return view === 'assistant' || view === 'closed' || view === 'blocked';
}

function List() {
  const { queue, bulk } = useWork();
  const view = queue.view.value;
  const scroller = useRef<HTMLDivElement>(null);
  const scrolled = useSignal({ top: 0, height: 800 });
  const rows = queue.rows.value;
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      scrolled.value = { top: box.scrollTop, height: box.clientHeight };
      if (box.scrollTop + box.clientHeight > box.scrollHeight - 600) queue.more();
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [queue, scrolled]);
  const { from, to } = windowOf(rows.length, ROW_HEIGHT, scrolled.value.top, scrolled.value.height);
  return (
    <div
      class="rows"
      ref={scroller}
      onPointerEnter={(event) => event.pointerType === 'mouse' && queue.hold(true)}
      onPointerLeave={() => queue.hold(false)}
    >
      {queue.news.value > 0 && (
        <button type="button" class="news" onClick={() => queue.settle()}>
          {count('news', queue.news.value)}
        </button>
      )}
      <ul
        aria-label={say(`view_${view}`)}
        style={{
          paddingBlockStart: `${from * ROW_HEIGHT}px`,
          paddingBlockEnd: `${(rows.length - to) * ROW_HEIGHT}px`,
        }}
      >
        {rows.slice(from, to).map((row, index) => (
          <QueueRow
            key={row.entry.customer}
            row={row}
            position={from + index + 1}
            of={rows.length}
            bulk={bulk}
          />
        ))}
      </ul>
      <Otherwise />
    </div>
  );
}

/** What stands there when no thread does. */
function Otherwise() {
  const { queue } = useWork();
  const view = queue.view.value;
  if (queue.rows.value.length > 0) return null;
  if (queue.failed.value === 'forbidden') return <Forbidden />;
  if (queue.failed.value) return <Failed detail={null} retry={() => queue.retry()} />;
  if (!queue.ready.value)
    return queue.connection.value === 'absent' ? (
      <Failed detail={say('unreachable')} retry={() => queue.retry()} />
    ) : (
      <Skeleton rows={5} />
    );
  return (
    <Empty icon="check" text={say(`empty_${view}`)}>
      {view !== 'waiting' && <Act onClick={() => queue.show('waiting')}>{say('toWaiting')}</Act>}
    </Empty>
  );
}
