import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BlockedSender } from '../../../src/console/protocol.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp, useThread, useWork } from '../world.ts';

/** What stands for the whole thread where a sender is chosen: no address is like it. */
const ALL = 'all';

/** Who in the thread is answered no more, and why; and how somebody comes to that. */
export function BlockList() {
  const { blocks } = useThread();
  const { me } = useWork();
  const asking = useSignal(false);
  const { all, isSpam } = blocks;
  const mayAct = me.rights.includes('customers:act');
  if (!all || (all.length === 0 && !mayAct)) return null;
  return (
    <section aria-labelledby="blocks-title">
      <h3 id="blocks-title">{say('blocks')}</h3>
      {all.length > 0 && (
        <ul class="links" aria-labelledby="blocks-title">
          {all.map((one) => (
            <Blocked key={one.address ?? ALL} one={one} mayAct={mayAct} />
          ))}
        </ul>
      )}
      {mayAct && !isSpam && !asking.value && (
        <Act onClick={() => (asking.value = true)}>{say('blockOpen')}</Act>
      )}
      {asking.value && <BlockForm onClose={() => (asking.value = false)} />}
      <Trouble problem={blocks.problem.value} />
    </section>
  );
}

function Blocked({ one: { address, reason, by, at }, mayAct }: { one: BlockedSender; mayAct: boolean }) {
  const app = useApp();
  const { blocks } = useThread();
  const undo = async () => {
    if (await blocks.unblock(address)) app.said.value = say('done_unblock');
  };
  const day = app.formats.value.moment(at, app.now.value);
  return (
    <li>
      <span dir="auto">
        <b>{address === null ? say('blockedThread') : senderOf(address)}</b>
        <span class="muted">
          {' '}
          {reason} · {by.name}, {day}
        </span>
      </span>
      {mayAct && (
        <Act disabled={blocks.busy.value} onClick={() => void undo()}>
          {say('unblock')}
        </Act>
      )}
    </li>
  );
}

function BlockForm({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const { blocks } = useThread();
  const field = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = new FormData(event.target);
    const sender = String(given.get('sender'));
    if (!(await blocks.block(sender === ALL ? null : sender, String(given.get('reason') ?? '')))) return;
    app.said.value = say('done_block');
    onClose();
  };
  return (
    <form class="block-form" onSubmit={(event) => void submit(event)}>
      <label class="field">
        {say('blockWho')}
        <select name="sender" ref={field}>
          <option value={ALL}>{say('blockThread')}</option>
          {blocks.senders.map((address) => (
            <option key={address} value={address}>
              {senderOf(address)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {say('blockWhy')}
        <input name="reason" required maxLength={200} dir="auto" />
      </label>
      <p class="muted">{say('blockMeans')}</p>
      <div class="acts">
        <Act type="submit" look="bad" disabled={blocks.busy.value}>
          {say('block')}
        </Act>
        <Act onClick={onClose}>{say('cancel')}</Act>
      </div>
    </form>
  );
}

/** A mailbox or a number as it is written; a browser has no name. */
function senderOf(address: string): string {
  const [kind, ...rest] = address.split(':');
  return kind === 'visitor' ? say('blockBrowser') : rest.join(':');
}
