import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';
import { useThread } from '../world.ts';

/** That the floor went from one person to another, and what was refused. */
export function Taken() {
  const { thread, floor } = useThread();
  const taken = thread.taken.value;
  return (
    <>
      {taken && (
        <p class="banner" role="alert">
          <Icon name="hand" />
          {taken.mine ? say('takenByYou', { name: taken.from }) : say('takenFromYou', { name: taken.by })}
          <Act
            icon="close"
            look="quiet"
            label={say('close')}
            onClick={() => {
              thread.taken.value = null;
            }}
          />
        </p>
      )}
      <Trouble problem={floor.problem.value} />
    </>
  );
}
