import type { Delivery, TimelineItem } from '../../../src/console/protocol.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon, type IconName } from '../shell/icons.tsx';
import { useApp, useThread } from '../world.ts';

const ICONS: Record<Delivery['state'], IconName> = {
  queued: 'clock',
  sent: 'check',
  delivered: 'check',
  read: 'read',
  failed: 'warn',
  parked: 'warn',
  held: 'clock',
};

/** What became of a message that left; where it failed, why, and the other channel. */
export function DeliveryState({ item, delivery }: { item: TimelineItem; delivery: Delivery }) {
  const { formats, now } = useApp();
  const { composer, floor } = useThread();
  const failed = delivery.state === 'failed' || delivery.state === 'parked';
  const other = composer.choices.value.find(({ possible, channel }) => possible && channel !== item.channel);
  const otherWay = () => {
    if (!other) return;
    composer.choose(`${other.channel} ${other.session ?? ''}`);
    composer.reply.offer(item.text);
    composer.turnTo('reply');
  };
  return (
    <span class={`delivery ${delivery.state}`}>
      <Icon name={ICONS[delivery.state]} />
      <span title={delivery.at && formats.value.moment(delivery.at, now.value)}>
        {named('delivery', delivery.state)}
      </span>
      {delivery.reason && <span class="reason">{delivery.reason}</span>}
      {delivery.rerouted && <span class="reason">{say('rerouted')}</span>}
      {failed && !delivery.rerouted && other && floor.view.value.kind === 'mine' && (
        <Act onClick={otherWay}>{say('deliveryOther')}</Act>
      )}
    </span>
  );
}
