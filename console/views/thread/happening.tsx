import type { TimelineItem, TimelineKind } from '../../../src/console/protocol.ts';
import { named, say } from '../../texts/texts.ts';
import { Icon, type IconName, iconOf } from '../shell/icons.tsx';
import { useApp, useWork } from '../world.ts';
import { useCustomerName } from './customer-name.ts';

const ICONS: Partial<Record<TimelineKind, IconName>> = {
  card: 'card',
  action: 'check',
  approval: 'shield',
  draft: 'note',
  promise: 'clock',
  call: 'voice',
  handover: 'hand',
  takeover: 'person',
  handback: 'spark',
  link: 'link',
  code: 'shield',
};

/** Something that was done, offered or decided. */
export function Happening({ item }: { item: TimelineItem }) {
  const { formats, now } = useApp();
  const { me } = useWork();
  const { author, kind, about, channel } = item;
  const known = useCustomerName(item);
  const name =
    author.id === me.person.id ? say('you') : (author.name ?? known ?? named('author', author.kind));
  const large = kind === 'card' || kind === 'action' || kind === 'approval' || kind === 'call';
  return (
    <article class={`happening ${kind} ${large ? 'large' : ''}`} aria-label={named('kind', kind)}>
      <Icon name={ICONS[kind] ?? 'dot'} />
      <div>
        <p class="meta">
          <b>{named('kind', kind)}</b>
          {channel && (
            <span class={`channel ${channel}`}>
              <Icon name={iconOf(channel, 'chat')} />
              <span class="unseen">{named('channel', channel)}</span>
            </span>
          )}
          <span dir="auto">{name}</span>
          {item.action?.order && <span>{say('order', { order: item.action.order })}</span>}
          <time dateTime={item.at}>{formats.value.time(item.at)}</time>
        </p>
        {item.text && (
          <p class="text" dir="auto">
            {item.text}
          </p>
        )}
        {about && (
          <p class="aside">
            {named('about', about.state)}
            {about.due && ` · ${formats.value.moment(about.due, now.value)}`}
          </p>
        )}
      </div>
    </article>
  );
}
