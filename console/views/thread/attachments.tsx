import { useRef } from 'preact/hooks';
import { ACCEPTED } from '../../core/thread/attachments.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { useWords } from '../shell/states.tsx';
import { useThread } from '../world.ts';

/** Chooses files that go along with the answer. */
export function AttachButton() {
  const { composer } = useThread();
  const input = useRef<HTMLInputElement>(null);
  const chosen = () => {
    const field = input.current;
    if (!field) return;
    void composer.attachments.add([...(field.files ?? [])]);
    field.value = '';
  };
  return (
    <>
      <Act icon="clip" label={say('attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={say('attach')}
        onChange={chosen}
      />
    </>
  );
}

/** What goes along with the answer, and why something does not. */
export function Attached() {
  const { composer } = useThread();
  const files = composer.attachments.list.value;
  return (
    <>
      {files.length > 0 && (
        <ul class="attached" aria-label={say('attachments')}>
          {files.map(({ key, filename, id }) => (
            <li key={key} aria-busy={id === null}>
              <Icon name="clip" /> <span dir="auto">{filename}</span>
              {id === null && <span class="muted">{say('uploading')}</span>}
              <Act
                icon="close"
                look="quiet"
                label={say('detach', { name: filename })}
                onClick={() => composer.attachments.remove(key)}
              />
            </li>
          ))}
        </ul>
      )}
      <NotTaken />
      {composer.filesBlocked.value && (
        <p class="trouble" role="alert">
          <Icon name="warn" />
          {say('noFiles', { channel: named('channel', composer.chosen.value?.channel ?? 'chat') })}
        </p>
      )}
    </>
  );
}

function NotTaken() {
  const { composer } = useThread();
  const not = composer.attachments.notTaken.value;
  const words = useWords(not?.problem ?? { type: 'about:blank', title: '', status: 0 });
  if (!not) return null;
  return (
    <p class="trouble" role="alert">
      <Icon name="warn" />
      <span>
        <bdi>{not.filename}</bdi>: {not.reason ? say(`notTaken_${not.reason}`) : words}
      </span>
    </p>
  );
}
