import { hrefOf } from '../../core/router.ts';
import { say } from '../../texts/texts.ts';
import { useApp, useWork } from '../world.ts';

/** Notes that name whoever looks: each leads to its thread, where it is seen. */
export function MentionList() {
  const { formats, now } = useApp();
  const { mentions } = useWork();
  const list = mentions.list.value;
  if (list.length === 0) return null;
  return (
    <div class="decisions">
      <details open class="some">
        <summary>
          {say('mentions')} <span class="n">{list.length}</span>
        </summary>
        <ul aria-label={say('mentions')}>
          {list.map(({ id, customer, name, by, text, at }) => (
            <li key={id} class="decision">
              <p class="line">
                <a href={hrefOf({ page: 'inbox', id: customer })} dir="auto">
                  {name ?? say('visitor')}
                </a>
                <span class="muted">
                  {say('mentionedBy', { name: by, time: formats.value.moment(at, now.value) })}
                </span>
              </p>
              <p dir="auto">{text}</p>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
