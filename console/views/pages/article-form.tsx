import { useSignal } from '@preact/signals';
import type { ArticleBody, Articles } from '../../core/pages/articles.ts';
import { say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Trouble } from '../shell/states.tsx';
import { useApp } from '../world.ts';

/** The form in which an article is written and changed. */
export function ArticleForm({
  id,
  isNew,
  article,
  articles,
  close,
}: {
  id: string;
  isNew: boolean;
  article: ArticleBody;
  articles: Articles;
  close: () => void;
}) {
  const app = useApp();
  const draft = useSignal(article);
  const sure = useSignal(false);
  const change = (changes: Partial<ArticleBody>) => {
    draft.value = { ...draft.value, ...changes };
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (!(await articles.save(id, draft.value))) return;
    app.said.value = say('saved');
    close();
  };
  const remove = async () => {
    if (!sure.value) sure.value = true;
    else if (await articles.remove(id)) close();
  };
  const { title, body, language, audience } = draft.value;
  const busy = articles.busy.value;
  return (
    <form class="sheet" onSubmit={(event) => void save(event)}>
      <label class="field">
        {say('articleTitle')}
        <input
          required
          maxLength={200}
          dir="auto"
          value={title}
          onInput={(event) => change({ title: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {say('articleBody')}
        <textarea
          required
          rows={14}
          dir="auto"
          value={body}
          onInput={(event) => change({ body: event.currentTarget.value })}
        />
      </label>
      <div class="line">
        <label class="field">
          {say('articleLanguage')}
          <input
            required
            size={6}
            pattern="[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*"
            value={language}
            onInput={(event) => change({ language: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          {say('articleAudience')}
          <select
            value={audience}
            onChange={(event) =>
              change({ audience: event.currentTarget.value === 'internal' ? 'internal' : 'public' })
            }
          >
            <option value="public">{say('audience_public')}</option>
            <option value="internal">{say('audience_internal')}</option>
          </select>
        </label>
      </div>
      <Trouble problem={articles.problem.value} />
      <div class="acts">
        <Act type="submit" look="go" busy={busy} disabled={busy}>
          {say('save')}
        </Act>
        <Act onClick={close}>{say('cancel')}</Act>
        <span class="spring" />
        {!isNew && (
          <Act look="bad" disabled={busy} onClick={() => void remove()}>
            {say(sure.value ? 'deleteSure' : 'deleteArticle')}
          </Act>
        )}
      </div>
    </form>
  );
}
