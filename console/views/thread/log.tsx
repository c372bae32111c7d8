import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Row, rowsOf } from '../../core/thread/timeline.ts';
import { count, named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, iconOf } from '../shell/icons.tsx';
import { Empty } from '../shell/states.tsx';
import { useApp, useThread, useWork } from '../world.ts';
import { Happening } from './happening.tsx';
import { Message } from './message.tsx';

/** So near to the end, in pixels, one is at the end: what comes is followed. */
const NEAR = 80;

/** What scrolls can be scrolled by keys: it takes the focus, though nothing in it may. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };

/** Everything that was said and done, oldest first. */
export function Log() {
  const { formats } = useApp();
  const { me } = useWork();
  const { thread } = useThread();
  const items = thread.items.value;
  const rows = rowsOf(items, thread.marks.value, me.person.id, formats.value.dayKey);
  const { box, unseen, toEnd } = useScroll(rows);
  return (
    <div class="log-frame">
      <div class="log" role="log" aria-label={say('conversation')} {...SCROLLED_BY_KEYS} ref={box}>
        <Beginning />
        {rows.map((row) => (
          <RowView key={row.key} row={row} />
        ))}
        <Now />
      </div>
      {unseen > 0 && (
        <button type="button" class="unread" onClick={toEnd}>
          {count('unread', unseen)}
        </button>
      )}
    </div>
  );
}

function Beginning() {
  const { thread } = useThread();
  if (thread.older.value === 'error')
    return (
      <p class="day">
        {say('olderFailed')} <Act onClick={() => void thread.loadOlder()}>{say('retry')}</Act>
      </p>
    );
  if (thread.hasOlder.value)
    return (
      <p class="day">
        <Act
          act="older"
          look="quiet"
          busy={thread.older.value === 'loading'}
          onClick={() => void thread.loadOlder()}
        >
          {say('older')}
        </Act>
      </p>
    );
  if (thread.items.value.length === 0) return <Empty icon="chat" text={say('emptyThread')} />;
  return <p class="day begins">{say('beginning')}</p>;
}

function RowView({ row }: { row: Row }) {
  const { formats } = useApp();
  switch (row.kind) {
    case 'day':
      return (
        <h3 class="day">
          <time dateTime={row.at}>{formats.value.day(row.at)}</time>
        </h3>
      );
    case 'new':
      return <p class="mark-line">{count('newSince', row.count)}</p>;
    case 'missed':
      return <p class="mark-line missed">{count('missed', row.count)}</p>;
    case 'item':
      return row.item.kind === 'message' || row.item.kind === 'note' ? (
        <Message item={row.item} />
      ) : (
        <Happening item={row.item} />
      );
  }
}

/** What is being said at this moment; it is read aloud once it is finished. */
function Now() {
  const { thread } = useThread();
  const typing = thread.typing.value;
  const spoken = thread.spoken.value;
  return (
    <div class="now" aria-live="off">
      {thread.streaming.value.map(({ turn, channel, text }) => (
        <div key={turn} class="message assistant streaming">
          <p class="meta">
            <Icon name={iconOf(channel, 'chat')} /> {say('composing')}
          </p>
          <p class="text" dir="auto">
            {text}
            <span class="caret" />
          </p>
        </div>
      ))}
      {spoken && (
        <div class="message customer streaming">
          <p class="meta">
            <Icon name="voice" /> {say('speaking')}
          </p>
          <p class="text" dir="auto">
            {spoken.text}
          </p>
        </div>
      )}
      {typing && (
        <p class="typing">
          <span class="dots" aria-hidden="true" />
          {typing.from === 'customer'
            ? say('typing_customer')
            : say('typing_advisor', { name: typing.name ?? named('author', 'advisor') })}
        </p>
      )}
    </div>
  );
}

/** Follows what comes while one is at the end; keeps what one reads in its place when more appears above. */
function useScroll(rows: Row[]) {
  const { thread } = useThread();
  const box = useRef<HTMLDivElement>(null);
  const place = useRef({
    atEnd: true,
    top: 0,
    height: 0,
    first: '',
    last: '',
    opened: false,
    anchor: NOWHERE,
  });
  const unseen = useSignal(0);
  const first = rows.find(({ kind }) => kind === 'item')?.key ?? '';
  const last = rows.at(-1)?.key ?? '';
  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const before = place.current;
    const mark = before.opened ? null : log.querySelector('.mark-line');
    // Who has just scrolled up is not at the end any more, though the event of it is still to come.
    const leftEnd = log.scrollTop < before.top - 1 && before.top <= log.scrollHeight - log.clientHeight;
    const follows = before.atEnd && !leftEnd;
    if (mark) mark.scrollIntoView({ block: 'start' });
    else if (follows) log.scrollTop = log.scrollHeight;
    else if (first !== before.first) hold(log, before.anchor);
    if (!follows && last !== before.last && before.last) unseen.value++;
    const opened = before.opened || last !== '';
    const { scrollTop: top, scrollHeight: height } = log;
    place.current = { atEnd: isAtEnd(log), top, height, first, last, opened, anchor: anchorOf(log) };
  });
  useEffect(() => {
    const log = box.current;
    if (!log) return;
    const onScroll = () => {
      place.current.atEnd = isAtEnd(log);
      // It may have grown since it was drawn: fonts and pictures come late.
      place.current.height = log.scrollHeight;
      place.current.top = log.scrollTop;
      place.current.anchor = anchorOf(log);
      if (place.current.atEnd) unseen.value = 0;
      if (log.scrollTop < 200) void thread.loadOlder();
    };
    const sizes = new ResizeObserver(() => {
      if (place.current.atEnd) log.scrollTop = log.scrollHeight;
      place.current.height = log.scrollHeight;
    });
    sizes.observe(log);
    log.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      log.removeEventListener('scroll', onScroll);
    };
  }, [thread, unseen]);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  return { box, unseen: unseen.value, toEnd };
}

function isAtEnd(log: HTMLElement): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

/** The first message, and where it stands. */
interface Anchor {
  element: Element | null;
  top: number;
}

const NOWHERE: Anchor = { element: null, top: 0 };

function anchorOf(log: HTMLElement): Anchor {
  const element = log.querySelector('.message');
  return { element, top: element?.getBoundingClientRect().top ?? 0 };
}

/** What is drawn lazily has its true height only once it is near: for some frames the place is held. */
const FRAMES = 6;

/** Keeps what stood somewhere where it stood while more appears above it. */
function hold(log: HTMLElement, { element, top }: Anchor, frames = FRAMES): void {
  if (!element?.isConnected) return;
  const moved = element.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) log.scrollTop += moved;
  if (frames > 0) requestAnimationFrame(() => hold(log, { element, top }, frames - 1));
}
