import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Article, type ArticleBody, Articles, idFor } from '../../core/pages/articles.ts';
import { count, named, say } from '../../texts/texts.ts';
import { Act } from '../shell/act.tsx';
import { Empty, Shown } from '../shell/states.tsx';
import { useApp, useWork } from '../world.ts';
import { ArticleForm } from './article-form.tsx';

interface Editing {
  id: string;
  isNew: boolean;
  article: ArticleBody;
}

/** What the shop says of something, and what was asked that it says nothing of. */
export function KnowledgePage() {
  const app = useApp();
  const { api, me } = useWork();
  const articles = useMemo(() => new Articles(api), [api]);
  const editing = useSignal<Editing | null>(null);
  const mayWrite = me.rights.includes('knowledge');
  const write = (title: string, language: string) => {
    editing.value = {
      id: idFor(title, app.platform.random()),
      isNew: true,
      article: { title, body: '', language, audience: 'public' },
    };
  };
  const edit = (article: Article) => {
    const { id, title, body, language, audience } = article;
    editing.value = { id, isNew: false, article: { title, body, language, audience } };
  };
  if (editing.value)
    return (
      <div class="page">
        <h1>{say('knowledge')}</h1>
        <ArticleForm {...editing.value} articles={articles} close={() => (editing.value = null)} />
      </div>
    );
  return (
    <div class="page">
      <header class="page-head">
        <h1>{say('knowledge')}</h1>
        {mayWrite && (
          <Act look="go" onClick={() => write('', me.store.locale)}>
            {say('newArticle')}
          </Act>
        )}
      </header>
      <div class="columns">
        <section aria-labelledby="articles-title">
          <h2 id="articles-title">{say('articles')}</h2>
          <Shown of={articles.list} rows={5} missing={say('articlesNone')}>
            {({ articles: list }) => (
              <ArticleList
                list={list}
                edit={mayWrite ? edit : null}
                write={() => write('', me.store.locale)}
              />
            )}
          </Shown>
        </section>
        <section aria-labelledby="unanswered-title">
          <h2 id="unanswered-title">{say('unanswered')}</h2>
          <p class="muted">{say('unansweredLead')}</p>
          <Shown of={articles.unanswered} rows={4} missing={say('unansweredNone')}>
            {({ unanswered }) =>
              unanswered.length === 0 ? (
                <Empty icon="check" text={say('unansweredNone')} />
              ) : (
                <ul class="cards">
                  {unanswered.map(({ key, example, language, count: n }) => (
                    <li key={key}>
                      <p dir="auto">{example}</p>
                      <p class="line">
                        <span class="muted">{count('asked', n)}</span>
                        {mayWrite && (
                          <Act look="quiet" onClick={() => write(example, language)}>
                            {say('writeArticle')}
                          </Act>
                        )}
                      </p>
                    </li>
                  ))}
                </ul>
              )
            }
          </Shown>
        </section>
      </div>
    </div>
  );
}

function ArticleList({
  list,
  edit,
  write,
}: {
  list: Article[];
  edit: ((article: Article) => void) | null;
  write: () => void;
}) {
  const { formats } = useApp();
  const words = useSignal('');
  const wanted = words.value.trim().toLowerCase();
  const shown = list.filter(({ title, body }) => `${title} ${body}`.toLowerCase().includes(wanted));
  if (list.length === 0)
    return (
      <Empty icon="knowledge" text={say('articlesNone')}>
        {edit && <Act onClick={write}>{say('newArticle')}</Act>}
      </Empty>
    );
  return (
    <>
      <input
        type="search"
        class="filter"
        aria-label={say('articleFind')}
        placeholder={say('articleFind')}
        value={words.value}
        onInput={(event) => (words.value = event.currentTarget.value)}
      />
      <ul class="cards" aria-label={say('articles')}>
        {shown.map((article) => (
          <li key={article.id}>
            {edit ? (
              <button type="button" class="link" dir="auto" onClick={() => edit(article)}>
                {article.title}
              </button>
            ) : (
              <b dir="auto">{article.title}</b>
            )}
            <p class="muted clip" dir="auto">
              {article.body.slice(0, 200)}
            </p>
            <p class="muted">
              {named('audience', article.audience)} · {article.language.toUpperCase()} ·{' '}
              {formats.value.day(article.updatedAt)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
