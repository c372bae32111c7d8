import { useRef } from 'preact/hooks';
import { hrefOf } from '../../core/router.ts';
import { named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Trouble } from '../shell/states.tsx';
import { useThread, useWork } from '../world.ts';

/** What the thread is sorted by: each tag leads to all that have it. */
export function TagList() {
  const { tags } = useThread();
  const { me } = useWork();
  const field = useRef<HTMLInputElement>(null);
  const { all } = tags;
  const mayAct = me.rights.includes('customers:act');
  if (all === null || (all.length === 0 && !mayAct)) return null;
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const input = field.current;
    if (!input) return;
    const added = input.value;
    input.focus();
    // What is typed meanwhile is the next one.
    if ((await tags.add(added)) && input.value.startsWith(added))
      input.value = input.value.slice(added.length);
  };
  // The button that was pressed is gone: whoever used keys goes on here.
  const remove = async (tag: string) => {
    if (await tags.remove(tag)) field.current?.focus();
  };
  return (
    <section aria-labelledby="tags-title">
      <h3 id="tags-title">{say('tags')}</h3>
      <div class="tags">
        <ul aria-labelledby="tags-title">
          {all.map((tag) => (
            <li key={tag}>
              <a
                class={`tag ${tag === 'vip' ? 'vip' : ''}`}
                href={hrefOf({ page: 'search', q: `tag:${tag}` })}
              >
                {named('tag', tag)}
              </a>
              {mayAct && (
                <Act
                  icon="close"
                  look="quiet"
                  label={say('removeTag', { tag: named('tag', tag) })}
                  disabled={tags.busy.value}
                  onClick={() => void remove(tag)}
                />
              )}
            </li>
          ))}
        </ul>
        {mayAct && (
          <form onSubmit={(event) => void add(event)}>
            <input
              ref={field}
              name="tag"
              maxLength={40}
              aria-label={say('tagName')}
              placeholder={say('tagName')}
            />
            <Act type="submit" disabled={tags.busy.value}>
              {say('addTag')}
            </Act>
          </form>
        )}
      </div>
      <Trouble problem={tags.problem.value} />
    </section>
  );
}
