import { named, say } from '../../texts/texts.ts';
import { useApp, useThread } from '../world.ts';

/** Who has the floor. */
export function FloorWords() {
  const { formats, now } = useApp();
  const view = useThread().floor.view.value;
  switch (view.kind) {
    case 'waiting':
      return <>{say('floor_waiting', { reason: named('reason', view.reason) })}</>;
    case 'other':
      return (
        <>{say('floor_other', { name: view.name, time: formats.value.moment(view.since, now.value) })}</>
      );
    case 'mine':
      return <>{say(view.done ? 'floor_done' : 'floor_mine')}</>;
    case 'taking':
      return <>{say('floor_mine')}</>;
    case 'assistant':
      return <>{say('floor_assistant')}</>;
    case 'blocked':
      return <>{say('floor_blocked')}</>;
    case 'unknown':
      return <>{say('floor_unknown')}</>;
  }
}
