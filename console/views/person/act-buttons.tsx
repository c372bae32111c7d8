import type { PossibleAct } from '../../../src/console/protocol.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { useThread, useWork } from '../world.ts';

/**
 * What may be done now: each begins with what it needs to know, and shows exactly what it would do before it does it. `of`: what it
 * is done with, for whoever hears several of a kind.
 */
export function ActButtons({ acts, of }: { acts: readonly PossibleAct[]; of?: string }) {
  const { me } = useWork();
  const { person } = useThread();
  if (acts.length === 0) return null;
  const mayAct = me.rights.includes('customers:act');
  return (
    <fieldset class="acts" aria-label={[say('act'), of].filter(Boolean).join(', ')}>
      {acts.map((act) => (
        <Act key={act.tool + act.label} disabled={!mayAct} onClick={() => person.begin(act)}>
          {act.label}
        </Act>
      ))}
    </fieldset>
  );
}
