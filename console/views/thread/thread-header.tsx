import { useSignal } from '@preact/signals';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Badge } from '../shell/badge.tsx';
import { Icon } from '../shell/icons.tsx';
import { useApp, useThread, useWork } from '../world.ts';

/** Who it is, who has the floor, and what can be done with the whole thread. */
export function ThreadHeader() {
  const { customer, thread, person } = useThread();
  const { queue } = useWork();
  const name = person.profile.value?.name ?? queue.entryOf(customer)?.name ?? say('visitor');
  const assurance = thread.brief.value?.who.assurance ?? queue.entryOf(customer)?.assurance;
  return (
    <header class="thread-head">
      <BackLink />
      <div class="who">
        <h2 id="thread-title" dir="auto">
          {name}
        </h2>
        {assurance && <Badge of={assurance} />}
        <Viewing />
      </div>
      <Acts />
      <BriefToggle />
    </header>
  );
}

function Viewing() {
  const { viewers } = useThread().thread;
  if (viewers.value.length === 0) return null;
  const names = viewers.value.map(({ name }) => name).join(', ');
  return (
    <span class="viewers" title={say('viewersAre', { names })}>
      {viewers.value.slice(0, 3).map(({ id, name, writing }) => (
        <span key={id} class={`face ${writing ? 'writing' : ''}`} aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      ))}
      <span class="unseen">{say('viewersAre', { names })}</span>
    </span>
  );
}

function Acts() {
  const app = useApp();
  const { floor, thread } = useThread();
  const mine = floor.view.value.kind === 'mine';
  const busy = floor.busy.value;
  const none = floor.open.value.length === 0;
  const done = async (act: Promise<boolean>, text: string) => {
    if (await act) app.said.value = text;
  };
  if (!thread.state.value) return null;
  return (
    <div class="acts">
      {mine && (
        <Act
          act="handback"
          busy={busy === 'handback'}
          onClick={() => void done(floor.handback(), say('done_handback'))}
        >
          {say('handBack')}
        </Act>
      )}
      <Act
        act="resolve"
        icon="check"
        busy={busy === 'resolve'}
        disabled={none}
        title={none ? say('noOpenTicket') : undefined}
        onClick={() => void done(floor.resolve(), say('done_resolve'))}
      >
        {say('resolve')}
      </Act>
      <Snooze />
    </div>
  );
}

const HOUR = 3_600_000;

function Snooze() {
  const app = useApp();
  const { floor, customer } = useThread();
  const { queue } = useWork();
  const open = useSignal(false);
  const asleep = queue.entryOf(customer)?.snoozedUntil != null;
  const until = async (ms: number | null) => {
    open.value = false;
    const time = ms === null ? null : new Date(app.platform.now() + ms).toISOString();
    if (await floor.snooze(time)) app.said.value = say(time ? 'done_snooze' : 'done_wake');
  };
  if (asleep) return <Act onClick={() => void until(null)}>{say('wake')}</Act>;
  return (
    <span class="menu">
      <Act
        act="snooze"
        icon="clock"
        label={say('snooze')}
        expanded={open.value}
        onClick={() => (open.value = !open.value)}
      />
      {open.value && (
        <span class="choices">
          <Act look="quiet" onClick={() => void until(HOUR)}>
            {say('snooze_hour')}
          </Act>
          <Act look="quiet" onClick={() => void until(4 * HOUR)}>
            {say('snooze_evening')}
          </Act>
          <Act look="quiet" onClick={() => void until(24 * HOUR)}>
            {say('snooze_tomorrow')}
          </Act>
          <Act look="quiet" onClick={() => void until(7 * 24 * HOUR)}>
            {say('snooze_week')}
          </Act>
        </span>
      )}
    </span>
  );
}

/** On a phone: back to the list. */
function BackLink() {
  return (
    <a class="back" href={hrefOf({ page: 'inbox' })}>
      <Icon name="back" />
      <span class="unseen">{say('back')}</span>
    </a>
  );
}

/** Where the panes do not fit beside each other: the person instead of the conversation. */
function BriefToggle() {
  const toggle = () => document.querySelector('.panes')?.classList.toggle('show-brief');
  return <Act act="brief" icon="person" look="quiet" label={say('briefShow')} onClick={toggle} />;
}
