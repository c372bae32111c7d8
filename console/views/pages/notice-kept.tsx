import type { NoticeChanges } from '../../../src/console/protocol.ts';
import type { Notices } from '../../core/pages/notices.ts';
import { say } from '../../texts/texts.ts';
import { Icon } from '../shell/icons.tsx';
import { Trouble } from '../shell/states.tsx';

/** Beside a setting: that it was kept, or why it was not. */
export function Kept({ notices, of }: { notices: Notices; of: keyof NoticeChanges }) {
  const isIt = notices.chosen.value === of;
  const problem = notices.problem.value;
  return (
    <>
      <p class="good" role="status">
        {isIt && !problem && (
          <>
            <Icon name="check" /> {say('saved')}
          </>
        )}
      </p>
      {isIt && <Trouble problem={problem} />}
    </>
  );
}
