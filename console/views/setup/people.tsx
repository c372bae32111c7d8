import { useMemo } from 'preact/hooks';
import { People } from '../../core/pages/people.ts';
import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/setup/texts.ts';
import { Invite } from '../pages/invite.tsx';
import { Trouble } from '../shell/states.tsx';
import { useSetup } from './world.ts';

/** Who answers what the assistant does not: somebody is invited right here. */
export function PeoplePart() {
  const setup = useSetup();
  const people = useMemo(() => new People(setup.api), [setup]);
  return (
    <div class="stack">
      <Trouble problem={people.problem.value} />
      <Invite people={people} done={() => setup.changed()} />
      <p>
        <a href={hrefOf({ page: 'people' })}>{say('peopleAll')}</a>
      </p>
    </div>
  );
}
