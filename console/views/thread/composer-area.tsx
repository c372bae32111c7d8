import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useApp, useThread } from '../world.ts';
import { FloorWords } from './floor-words.tsx';
import { NoteForm } from './note-form.tsx';
import { ReplyForm } from './reply-form.tsx';
import { Tray } from './tray.tsx';

/** Below the conversation: whoever has the floor writes, others take it over or leave a note. */
export function ComposerArea() {
  const { composer, floor } = useThread();
  const { kind } = floor.view.value;
  const writing = kind === 'mine' || kind === 'taking';
  return (
    <footer class="composer-area">
      <Tray />
      {composer.mode.value === 'note' ? <NoteForm /> : writing ? <ReplyForm /> : <FloorBar />}
    </footer>
  );
}

/** Who has the floor, and the one step to it. */
function FloorBar() {
  const app = useApp();
  const { composer, floor } = useThread();
  const takeover = async () => {
    composer.turnTo('reply');
    if (await floor.takeover()) app.said.value = say('done_takeover');
  };
  return (
    <div class="floor-bar">
      <p class={`floor ${floor.view.value.kind}`}>
        <FloorWords />
      </p>
      <div class="acts">
        <Act act="note" icon="note" onClick={() => composer.turnTo('note')}>
          {say('note')}
        </Act>
        <Act
          act="takeover"
          look="go"
          busy={floor.busy.value === 'takeover'}
          disabled={floor.busy.value !== null}
          onClick={() => void takeover()}
        >
          {say('takeOver')}
        </Act>
      </div>
    </div>
  );
}
