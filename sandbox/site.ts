import { lookup } from '../src/lookup.ts';

/** The shop's own site as it is on the internet: a sitemap, pages, and what goes wrong on sites. */
const PAGES: Readonly<Record<string, string>> = {
  '/faq.html': page(
    'en',
    'Questions',
    `<nav><a href="/">Home</a> buy our scarves</nav><main><h1>Your questions</h1>
     <h2>Can I collect my parcel in your shop?</h2><p>Yes: choose <b>collect in store</b> at checkout, and come to
     4&nbsp;rue Mercière in Lyon from Tuesday to Saturday.</p>
     <h2>Do you wrap gifts?</h2><ul><li>Gift wrap costs 3&nbsp;&euro;.</li><li>A card with your words is free.</li></ul></main>
     <footer>Cookies and wrapping paper</footer><script>secret("collect everything")</script>`,
  ),
  '/livraison.html': page(
    'fr',
    'Livraison',
    '<main><h1>Livraison à l’étranger</h1><p>Nous livrons en Belgique, en Suisse et au Luxembourg pour 9 €.</p></main>',
  ),
};
const LISTED = [
  '/faq.html',
  '/livraison.html',
  '/moved.html',
  '/elsewhere.html',
  '/gone.html',
  '/picture.png',
];

/** Answers `http://sandbox/site/…`; `path` comes without `/site`. */
export function shopSite(path: string): Response {
  const base = 'http://sandbox/site';
  if (path === '/sitemap.xml') {
    const urls = [...LISTED.map((one) => base + one), 'https://other.example/theirs.html'];
    const body = `<?xml version="1.0"?><urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`;
    return new Response(body, { headers: { 'content-type': 'application/xml' } });
  }
  if (path === '/moved.html') return Response.redirect(`${base}/livraison.html`, 301);
  if (path === '/elsewhere.html') return Response.redirect('http://169.254.169.254/latest/meta-data', 302);
  if (path === '/picture.png') return new Response('png', { headers: { 'content-type': 'image/png' } });
  const html = lookup(PAGES, path);
  return html
    ? new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
    : new Response('Not found', { status: 404 });
}

function page(lang: string, title: string, body: string): string {
  return `<!doctype html><html lang="${lang}"><head><title>${title} – Lune</title></head><body>${body}</body></html>`;
}
