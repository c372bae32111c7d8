import type { QueueEntry } from '../../../src/console/protocol.ts';
import type { Bulk } from '../../core/inbox/bulk.ts';
import { clockOf } from '../../core/inbox/order.ts';
import type { QueueRow as Row } from '../../core/inbox/queue.ts';
import { hrefOf } from '../../core/router.ts';
import { named, say } from '../../texts/texts.ts';
import { Badge } from '../shell/badge.tsx';
import { Icon, iconOf } from '../shell/icons.tsx';
import { useApp, useWork } from '../world.ts';

/** Every row is equally high: see `windowOf`. The style sheet says the same. */
export const ROW_HEIGHT = 92;

/** A thread in the list: who, what about, since when, by when. */
export function QueueRow({
  row,
  position,
  of,
  bulk,
}: {
  row: Row;
  position: number;
  of: number;
  bulk: Bulk;
}) {
  const { entry, gone } = row;
  const work = useWork();
  const open = work.open.value?.customer === entry.customer;
  const name = entry.name ?? say('visitor');
  return (
    <li class={gone ? 'left' : ''} aria-setsize={of} aria-posinset={position}>
      {!gone && (
        <label class="pick">
          <input
            type="checkbox"
            aria-label={say('bulkSelect', { name })}
            checked={bulk.has(entry.customer)}
            disabled={bulk.progress.value !== null}
            onClick={(event) => bulk.pick(entry.customer, event.shiftKey)}
          />
        </label>
      )}
      <a
        id={`row-${entry.customer}`}
        href={hrefOf({ page: 'inbox', id: entry.customer })}
        aria-current={open ? 'true' : undefined}
        class={`row urgency-${entry.urgency} ${bulk.has(entry.customer) ? 'picked' : ''}`}
      >
        <span class="line">
          <b dir="auto">{name}</b> <Badge of={entry.assurance} />
          <Clock entry={entry} />
        </span>
        <span class="line last" dir="auto">
          <Author entry={entry} />
          {entry.last.text || entry.summary}
        </span>
        <span class="line small">
          <span class="channels">
            {entry.channels.slice(-4).map((channel) => (
              <span key={channel} class={`channel ${channel}`} title={named('channel', channel)}>
                <Icon name={iconOf(channel, 'chat')} />
                <span class="unseen">{named('channel', channel)}</span>
              </span>
            ))}
          </span>
          <span class="about">{gone ? say('gone') : about(entry)}</span>
          <Viewers entry={entry} />
        </span>
      </a>
    </li>
  );
}

function about({ reason, order, tags }: QueueEntry): string {
  const words = [
    reason && named('reason', reason),
    order && say('order', { order }),
    ...tags.map((tag) => named('tag', tag)),
  ];
  return words.filter(Boolean).join(' · ');
}

function Author({ entry }: { entry: QueueEntry }) {
  if (entry.last.author === 'assistant') return <span class="by">{say('assistantPrefix')}</span>;
  if (entry.last.author === 'advisor') return <span class="by">{say('author_advisor')}: </span>;
  return null;
}

/** By when somebody answers, or since when it waits. */
function Clock({ entry }: { entry: QueueEntry }) {
  const { formats, now } = useApp();
  const state = clockOf(entry, now.value);
  if (entry.snoozedUntil)
    return <Time at={entry.snoozedUntil} title={formats.value.moment(entry.snoozedUntil, now.value)} />;
  if (entry.due && state !== 'none') {
    const time = formats.value.moment(entry.due, now.value);
    return <Time at={entry.due} state={state} title={say(state === 'late' ? 'late' : 'due', { time })} />;
  }
  const waits = entry.state === 'waiting';
  const at = waits ? entry.since : entry.last.at;
  // Of somebody who was only looked up nothing is known but the name.
  if (Date.parse(at) === 0) return null;
  const time = formats.value.moment(at, now.value);
  return <Time at={at} title={waits ? say('since', { time }) : time} />;
}

function Time({ at, state = 'none', title }: { at: string; state?: string; title: string }) {
  const { formats, now } = useApp();
  return (
    <time class={`clock ${state}`} dateTime={at} title={title}>
      {state === 'late' && <Icon name="warn" />}
      {formats.value.relative(at, now.value)}
    </time>
  );
}

function Viewers({ entry }: { entry: QueueEntry }) {
  const { me } = useWork();
  const others = entry.viewers.filter(({ id }) => id !== me.person.id);
  return (
    <span class="viewers">
      {others.slice(0, 3).map(({ id, name, writing }) => (
        <span key={id} class="face" title={say(writing ? 'writing' : 'looking', { name })}>
          <span aria-hidden="true">{name.slice(0, 1)}</span>
          <span class="unseen">{say(writing ? 'writing' : 'looking', { name })}</span>
        </span>
      ))}
    </span>
  );
}
