import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TimelineItem } from '../../../src/console/protocol.ts';
import { write } from '../../../widget/panel/markdown.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Badge } from '../shell/badge.tsx';
import { Icon, iconOf } from '../shell/icons.tsx';
import { useApp, useWork } from '../world.ts';
import { useCustomerName } from './customer-name.ts';
import { DeliveryState } from './delivery.tsx';
import { Original } from './original.tsx';
import { WhyDialog } from './why.tsx';

/** Something that was said, or noted: who, where, how sure, what became of it. */
export function Message({ item }: { item: TimelineItem }) {
  const note = item.kind === 'note';
  const side = note ? 'note' : item.testimony ? 'testimony' : item.author.kind;
  return (
    <article class={`message ${side}`} aria-label={labelOf(item)}>
      <Meta item={item} />
      {item.testimony && (
        <p class="warning">
          {item.testimony.order ? say('testimony', { order: item.testimony.order }) : say('testimonyCarried')}
        </p>
      )}
      {item.subject && (
        <p class="subject" dir="auto">
          {item.subject}
        </p>
      )}
      <Words item={item} />
      {item.cut && <p class="aside">{say('cutOff')}</p>}
      {item.withdrawn && <p class="aside">{say('withdrawn')}</p>}
      {item.instead && <p class="aside">{say('instead')}</p>}
      {item.choices && item.choices.length > 0 && (
        <p class="aside">
          {say('choicesOffered', { choices: item.choices.map(({ label }) => label).join(', ') })}
        </p>
      )}
      <Attachments item={item} />
      {item.hidden && (
        <details class="aside">
          <summary>{say('hiddenText')}</summary>
          <p class="text" dir="auto">
            {item.hidden}
          </p>
        </details>
      )}
      <Foot item={item} />
    </article>
  );
}

function labelOf({ kind, author }: TimelineItem): string {
  return kind === 'note' ? say('note') : (author.name ?? named('author', author.kind));
}

function Meta({ item }: { item: TimelineItem }) {
  const { formats } = useApp();
  const { me } = useWork();
  const { author, channel, assurance, kind } = item;
  const own = author.id === me.person.id;
  const known = useCustomerName(item);
  const name = own ? say('you') : (author.name ?? known ?? named('author', author.kind));
  return (
    <p class="meta">
      {kind === 'note' ? (
        <Icon name="note" />
      ) : (
        channel && (
          <span class={`channel ${channel}`}>
            <Icon name={iconOf(channel, 'chat')} />
            <span class="unseen">{named('channel', channel)}</span>
          </span>
        )
      )}
      <b dir="auto">{name}</b>
      {kind === 'note' && <span class="note-mark">{say('noteMark')}</span>}
      {author.kind === 'assistant' && <span class="tag">AI</span>}
      {author.kind === 'customer' && assurance && <Badge of={assurance} />}
      <time dateTime={item.at}>{formats.value.time(item.at)}</time>
    </p>
  );
}

/** Text from outside never becomes HTML: nodes are made of it. */
function Words({ item }: { item: TimelineItem }) {
  const ref = useRef<HTMLDivElement>(null);
  const marked = item.author.kind === 'assistant' || item.author.kind === 'advisor';
  useLayoutEffect(() => {
    if (!ref.current) return;
    ref.current.replaceChildren();
    if (marked) write(ref.current, item.text);
    else ref.current.textContent = item.text;
  }, [item.text, marked]);
  return <div class={`text ${marked ? 'marked' : ''}`} dir="auto" ref={ref} />;
}

function Attachments({ item }: { item: TimelineItem }) {
  const { formats } = useApp();
  if (item.attachments.length === 0) return null;
  return (
    <ul class="files" aria-label={say('attachments')}>
      {item.attachments.map(({ id, filename, size, url, type }) => (
        <li key={id}>
          <a href={url} download={filename}>
            {type.startsWith('image/') ? (
              <img src={url} alt={filename} loading="lazy" />
            ) : (
              <>
                <Icon name="clip" /> <span dir="auto">{filename}</span>
              </>
            )}
            <span class="muted">{formats.value.size(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Foot({ item }: { item: TimelineItem }) {
  const why = useSignal(false);
  const original = useSignal(false);
  const explained = item.author.kind === 'assistant' && item.kind === 'message';
  if (!item.delivery && !item.original && !explained) return null;
  return (
    <p class="foot">
      {item.original && (
        <Act look="quiet" onClick={() => (original.value = true)}>
          {say('original')}
        </Act>
      )}
      {explained && (
        <Act look="quiet" onClick={() => (why.value = true)}>
          {say('why')}
        </Act>
      )}
      {item.delivery && <DeliveryState item={item} delivery={item.delivery} />}
      {why.value && <WhyDialog message={item.message ?? item.id} close={() => (why.value = false)} />}
      {original.value && item.original && (
        <Original url={item.original} close={() => (original.value = false)} />
      )}
    </p>
  );
}
