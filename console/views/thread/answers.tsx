import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type CannedAnswer, found, type Values } from '../../core/thread/answers.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { Empty, Shown } from '../shell/states.tsx';
import { useThread, useWork } from '../world.ts';

/** Answers that stand ready: found by typing, put into the reply, and changed there. */
export function ReadyAnswers() {
  const { composer } = useThread();
  const open = useSignal(false);
  const show = () => {
    open.value = true;
    void composer.answers.refresh();
  };
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <Act act="answers" icon="knowledge" onClick={show}>
        {say('answers')}
      </Act>
      {open.value && (
        <Dialog title={say('answers')} onClose={close}>
          <Shown of={composer.answers} rows={3}>
            {({ answers }) =>
              answers.length === 0 ? (
                <Empty icon="knowledge" text={say('answersNone')} />
              ) : (
                <Chooser answers={answers} close={close} />
              )
            }
          </Shown>
        </Dialog>
      )}
    </>
  );
}

function Chooser({ answers, close }: { answers: CannedAnswer[]; close: () => void }) {
  const { composer, thread } = useThread();
  const values = useValues();
  const question = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  // The window has it take the focus where it opens with it; what is read later comes into an open window.
  useLayoutEffect(() => field.current?.focus(), []);
  const shown = found(answers, question.value, thread.state.value?.language ?? '');
  const take = (answer: CannedAnswer | undefined) => {
    if (!answer) return;
    close();
    // The window gives the focus back first; then it is the reply's.
    setTimeout(() => composer.insert(answer, values));
  };
  return (
    <form
      class="answers"
      onSubmit={(event) => {
        event.preventDefault();
        take(shown[0]);
      }}
    >
      <input
        type="search"
        autofocus
        ref={field}
        aria-label={say('answersFind')}
        placeholder={say('answersFind')}
        onInput={(event) => {
          question.value = event.currentTarget.value;
        }}
      />
      <ul aria-label={say('answers')}>
        {shown.map((answer) => (
          <li key={`${answer.name} ${answer.language}`}>
            <button type="button" dir="auto" onClick={() => take(answer)}>
              <b>{answer.name}</b>
              <span class="muted">{answer.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="muted">{say('answersNoneFound')}</p>}
    </form>
  );
}

/** What is known of this thread. */
function useValues(): Values {
  const { thread, person } = useThread();
  const { me } = useWork();
  const name = person.profile.value?.name ?? null;
  return {
    ...{ name, first_name: name?.split(' ')[0] ?? null, order: thread.brief.value?.order ?? null },
    ...{ advisor: me.person.name, store: me.store.name },
  };
}
