import type { Sending } from '../../core/transport/sends.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../shell/states.tsx';
import { useThread } from '../world.ts';

/** Answers that have not arrived: held so that they can be undone, waiting for the network, or refused. */
export function Tray() {
  const { composer } = useThread();
  const sending = composer.sending.value;
  if (sending.length === 0) return null;
  return (
    <ul class="tray">
      {sending.map((one) => (
        <li key={one.id} class={one.state}>
          <p class="text" dir="auto">
            {one.body.text}
            {one.files?.map(({ id, filename }) => (
              <span key={id} class="file">
                <Icon name="clip" /> {filename}
              </span>
            ))}
          </p>
          <p class="state" role="status">
            <Words sending={one} />
          </p>
          <Ways sending={one} last={one === composer.held.value} />
        </li>
      ))}
    </ul>
  );
}

function Words({ sending }: { sending: Sending }) {
  const words = useWords(sending.problem ?? { type: 'about:blank', title: '', status: 0 });
  switch (sending.state) {
    case 'held':
      return <>{say('held', { channel: named('channel', sending.body.channel ?? 'chat') })}</>;
    case 'queued':
      return <>{say('queued')}</>;
    case 'sending':
      return <>{say('sendingNow')}</>;
    case 'conflict':
      return <>{say('conflictSend', { reason: words })}</>;
    case 'failed':
      return <>{say('failedSend', { reason: words })}</>;
    case 'undone':
      return <>{say('undoneAfter', { reason: words })}</>;
  }
}

function Ways({ sending, last }: { sending: Sending; last: boolean }) {
  const { composer } = useThread();
  const { id, state, problem } = sending;
  if (state === 'sending') return null;
  if (state === 'undone')
    return (
      <span class="acts">
        <Act look="quiet" onClick={() => composer.dismiss(id)}>
          {say('close')}
        </Act>
      </span>
    );
  if (state === 'held')
    return (
      <span class="acts">
        <Act act={last ? 'undo' : undefined} onClick={() => composer.undo(id)}>
          {say('undo')}
        </Act>
        <Act look="quiet" onClick={() => composer.hurry(id)}>
          {say('sendNow')}
        </Act>
      </span>
    );
  return (
    <span class="acts">
      {state === 'conflict' && problem?.seq !== undefined && (
        <Act onClick={() => composer.sendAnyway(id)}>{say('sendAnyway')}</Act>
      )}
      {state === 'failed' && <Act onClick={() => composer.sendAnyway(id)}>{say('retry')}</Act>}
      <Act look="quiet" onClick={() => composer.undo(id)}>
        {say('backToDraft')}
      </Act>
    </span>
  );
}
