import { hrefOf } from '../../core/router.ts';
import type { TextKey } from '../../texts/en.ts';
import { say } from '../../texts/texts.ts';
import { Icon } from '../shell/icons.tsx';

/** The head of a page that one gets to from the settings: the way back, its title, and what it is for. */
export function SettingsHead({ name, lead }: { name: TextKey; lead?: TextKey }) {
  return (
    <>
      <p>
        <a href={hrefOf({ page: 'settings' })}>
          <Icon name="back" /> {say('settings')}
        </a>
      </p>
      <h1>{say(name)}</h1>
      {lead && <p class="muted">{say(lead)}</p>}
    </>
  );
}
