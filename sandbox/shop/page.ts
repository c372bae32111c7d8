import { now } from '../../src/clock.ts';
import { lookup } from '../../src/lookup.ts';
import { PRODUCTS } from '../seed/products.ts';
import { demoStore } from '../stores/roster.ts';
import type { DemoStore } from '../stores/store.ts';
import { drawing } from './art.ts';

/* The page of a demo store, as its owner would have it: goods, and the widget by its one tag. */

const LUNE: DemoStore['page'] = {
  en: {
    title: 'Lune, women’s ready-to-wear',
    menu: ['New in', 'Dresses', 'Knitwear', 'Shoes'],
    lead: 'The evening is long.',
    sub: 'Dresses cut on the bias, made in Lyon. Free returns for 30 days.',
    goods: 'This week',
    foot: 'Free delivery from €60 · Returns within 30 days · Mondial Relay, Colissimo, DPD',
  },
  fr: {
    title: 'Lune, prêt-à-porter féminin',
    menu: ['Nouveautés', 'Robes', 'Maille', 'Souliers'],
    lead: 'La soirée est longue.',
    sub: 'Robes coupées dans le biais, faites à Lyon. Retours gratuits pendant 30 jours.',
    goods: 'Cette semaine',
    foot: 'Livraison offerte dès 60 € · Retours sous 30 jours · Mondial Relay, Colissimo, DPD',
  },
};

const MENU = { en: 'Shop', fr: 'Boutique' };

/** What of the address is put on the widget's tag: how it looks while the owner is still choosing. */
const LOOKS = ['colour', 'position', 'theme', 'label'];

/** The page of a store; `lang` (`en`, `fr`) is its language. */
export function shopPage(url: URL, id: string): string {
  const language = url.searchParams.get('lang') === 'fr' ? 'fr' : 'en';
  const store = demoStore(id);
  const words = (store?.page ?? LUNE)[language];
  const products = store ? store.feed(new Date(now())).filter((line) => line.type === 'product') : PRODUCTS;
  const first = products[0];
  const price = new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' });
  const looks = LOOKS.map((name) => {
    const value = url.searchParams.get(name);
    return value ? ` data-${name}="${escaped(value)}"` : '';
  }).join('');
  const goods = products.map(({ id, title, translations, variants: [first] }) => {
    const called = lookup(translations ?? {}, language)?.title ?? title;
    const { colour = '' } = first?.options ?? {};
    return `<li>${drawing(id, colour)}<h3>${escaped(called)}</h3><p>${escaped(price.format((first?.price ?? 0) / 100))}</p></li>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(words.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/page/shop.css">
<script async src="${escaped(url.origin)}/widget.js" data-store="${id}"${looks}></script>
</head>
<body>
<header><p class="name">${escaped(store?.settings.name ?? 'Lune')}</p><nav aria-label="${MENU[language]}"><ul>${words.menu.map((one) => `<li>${one}</li>`).join('')}</ul></nav></header>
<main>
<section class="lead"><div><h1>${words.lead}</h1><p>${words.sub}</p></div>${first ? drawing(first.id, first.variants[0]?.options.colour ?? '') : ''}</section>
<h2>${words.goods}</h2>
<ul class="goods">${goods.join('')}</ul>
</main>
<footer>${words.foot}</footer>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
