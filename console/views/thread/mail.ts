import DOMPurify from 'dompurify';
import PostalMime from 'postal-mime';

/*
 * A mail from anybody at all, made into a page for a frame that runs nothing (`sandbox=""`) and whose policy, inherited, loads
 * nothing from elsewhere. DOMPurify takes out scripts, forms, styles and everything that would be fetched: a picture tells its
 * sender that it was looked at.
 */

/** Larger ones are downloaded instead. */
const MOST_BYTES = 5_000_000;

/** A mail as a page to be framed; throws where it cannot be fetched or is too large. */
export async function readMail(url: string): Promise<unknown> {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) throw new Error('too large');
  const { html, text } = await PostalMime.parse(bytes);
  return pageOf(html ?? escaped(text ?? ''));
}

function pageOf(html: string): unknown {
  return DOMPurify.sanitize(html, {
    WHOLE_DOCUMENT: true,
    RETURN_TRUSTED_TYPE: true,
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'img',
      'picture',
      'video',
      'audio',
      'svg',
      'math',
      'iframe',
      'object',
      'embed',
      'link',
      'meta',
      'base',
    ],
    FORBID_ATTR: ['style', 'background', 'src', 'srcset', 'poster', 'id', 'name', 'target', 'action'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  });
}

function escaped(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<pre>${safe}</pre>`;
}
