import { describe, expect, it } from 'vitest';
import { receiveMail } from '../../../src/channels/email/receive.ts';
import { ownText } from '../../../src/channels/email/reply-text.ts';
import { wire } from './fixtures/mails.ts';
import { US } from './fixtures/replies.ts';
import { receiveTools } from './tools.ts';

/*
 * The ways in which HTML and CSS keep words from a reader, out of the specifications: none of these words are the customer's, and an
 * advisor is shown them.
 */

const STYLES: string[] = [
  // CSS Display 3, CSS 2.2 § 11.2, CSS Containment 2
  'display:none',
  'DISPLAY : NONE',
  'display:none !important',
  'display:no/* */ne;display:none',
  'd\\isplay:none',
  '\\64 isplay:none',
  'display:\\6eone',
  'visibility:hidden',
  'visibility:collapse',
  'content-visibility:hidden',
  'mso-hide:all',
  // CSS Color 4 § 3, Filter Effects 1, CSS Masking 1
  'opacity:0',
  'opacity:0.0',
  'opacity:.01',
  'opacity:0%',
  'opacity:1%',
  'opacity:-1',
  'filter:opacity(0)',
  'filter:opacity(0%)',
  'filter:blur(0) opacity(1%)',
  '-webkit-filter:opacity(0)',
  'filter:alpha(opacity=0)',
  'mask-image:linear-gradient(transparent,transparent)',
  '-webkit-mask-image:linear-gradient(transparent,transparent)',
  'clip-path:inset(50%)',
  'clip-path:inset(100%)',
  'clip-path:inset(0 0 100% 0)',
  'clip-path:circle(0)',
  'clip-path:circle(0px at 50% 50%)',
  'clip-path:polygon(0 0,0 0,0 0)',
  '-webkit-clip-path:inset(50%)',
  'position:absolute;clip:rect(0,0,0,0)',
  'position:absolute;clip:rect(0 0 0 0)',
  'position:absolute;clip:rect(1px,1px,1px,1px)',
  // CSS Fonts 4
  'font-size:0',
  'font-size:0px',
  'font-size:1px',
  'font-size:1pt',
  'font-size:.05em',
  'font-size:0.01rem',
  'font-size:1%',
  'font-size:calc(0px)',
  'font:0/0 a',
  'font:1px/1px arial',
  'font:italic bold 0 serif',
  // CSS Color 4: as the paper
  'color:#fff',
  'color:#FFFFFF',
  'color:#ffff',
  'color:white',
  'color:snow',
  'color:ghostwhite',
  'color:#fdfdfd',
  'color:rgb(255,255,255)',
  'color:rgb(255 255 255)',
  'color:rgba(255,255,255,1)',
  'color:rgb(100%,100%,100%)',
  'color:hsl(0,0%,100%)',
  'color:hsl(0deg 0% 100%)',
  'color:hsla(0,0%,100%,1)',
  'color:transparent',
  'color:rgba(0,0,0,0)',
  'color:rgb(0 0 0 / 0%)',
  'color:hsla(0,0%,0%,0)',
  'color:#0000',
  'color:#00000000',
  'background:#000;color:#000',
  'background-color:black;color:black',
  'background:navy;color:#000080',
  '-webkit-text-fill-color:transparent',
  '-webkit-text-fill-color:#fff',
  // CSS 2.2 § 9.3, CSS Positioned Layout 3
  'position:absolute;left:-9999px',
  'position:absolute;right:-9999px',
  'position:absolute;top:-9999px',
  'position:absolute;bottom:-9999px',
  'position:fixed;left:-100vw',
  'position:absolute;left:-999em',
  'position:absolute;inset:-9999px auto auto 0',
  'position:relative;left:-10000px',
  'position:absolute;z-index:-1',
  'margin-left:-9999px',
  'margin-top:-9999px',
  'margin:0 0 0 -9999px',
  // CSS Text 3
  'text-indent:-9999px',
  'text-indent:-999em',
  'text-indent:9999px',
  'text-indent:100%;white-space:nowrap;overflow:hidden',
  'letter-spacing:-9999px',
  'letter-spacing:-1em',
  // CSS Overflow 3, CSS Sizing 3
  'max-height:0;overflow:hidden',
  'height:0;overflow:hidden',
  'width:0;overflow:hidden',
  'max-width:0px;overflow:hidden',
  'height:1px;width:1px;overflow:hidden',
  'line-height:0;overflow:hidden',
  'max-height:0;overflow-y:hidden',
  'height:0;overflow:clip',
  'height:0;overflow:auto',
  'block-size:0;overflow:hidden',
  // CSS Transforms 1 and 2
  'transform:scale(0)',
  'transform:scale(0,0)',
  'transform:scaleX(0)',
  'transform:scaleY(0.0)',
  'transform:scale3d(0,0,0)',
  'transform:matrix(0,0,0,0,0,0)',
  'transform:rotateX(90deg)',
  'transform:rotateY(.25turn)',
  'transform:translate(-9999px)',
  'transform:translateX(-100vw)',
  'transform:translate(0,9999px)',
  '-webkit-transform:scale(0)',
  'scale:0',
  'translate:-9999px',
  'zoom:0',
];

/** The word is HIDDEN; what is read is SHOWN. */
const PAGES: [what: string, html: string][] = [
  ...STYLES.map((style): [string, string] => [
    `style="${style}"`,
    `<p>SHOWN</p><div style="${style}">HIDDEN</div>`,
  ]),
  // HTML, sections 3.2.6, 4.11, 4.12, 6.1 and WAI-ARIA 1.2
  ['hidden', '<p>SHOWN<span hidden>HIDDEN</span>'],
  ['hidden=until-found', '<p>SHOWN<span hidden="until-found">HIDDEN</span>'],
  ['aria-hidden', '<p>SHOWN<span aria-hidden="true">HIDDEN</span>'],
  ...['template', 'noscript', 'script', 'title', 'textarea', 'iframe', 'noframes', 'object', 'canvas'].map(
    (name): [string, string] => [`<${name}>`, `<p>SHOWN</p><${name}>HIDDEN</${name}>`],
  ),
  ...['audio', 'video', 'datalist', 'dialog', 'details'].map((name): [string, string] => [
    `<${name}>`,
    `<p>SHOWN</p><${name}>HIDDEN</${name}>`,
  ]),
  ['<select>', '<p>SHOWN</p><select><option>HIDDEN</select>'],
  ['<svg>', '<p>SHOWN</p><svg><text>HIDDEN</text></svg>'],
  ['a comment', '<p>SHOWN<!-- HIDDEN -->'],
  ['<font>', '<p>SHOWN<font color="#ffffff">HIDDEN</font>'],
  [
    'the background of a parent',
    '<p>SHOWN<div style="background:#123456"><i style="color:#123456">HIDDEN</i></div>',
  ],
  ['bgcolor', '<p>SHOWN<table bgcolor="black"><tr><td style="color:black">HIDDEN</table>'],
  ['elements too deep to be followed', `<p>SHOWN</p>${'<b>'.repeat(600)}<i style="display:none">HIDDEN</i>`],
  ['a parent that hides', '<p>SHOWN<div style="display:none"><b><i>HIDDEN</i></b></div>'],
  // Selectors 4 and CSS Conditional Rules 3
  ...[
    '.x{display:none}',
    '#y{display:none}',
    'u{display:none}',
    'u.x{display:none}',
    '.x.z{display:none}',
    'div .x{display:none}',
    'div > .x{display:none}',
    'p ~ div .x{display:none}',
    '.q,.x{display:none}',
    '[class=x]{display:none}',
    '[class~="x"]{display:none}',
    '[id=y]{display:none}',
    '.x:not(.q){display:none}',
    ':is(.x){display:none}',
    '.x{color:#fff}',
    '.x{font-size:0}',
    '/* a */.x{/* b */display:none}',
    '@charset "utf-8";.x{display:none}',
    '@media screen{.x{display:none}}',
    '@media all and (min-width:1px){.x{display:none}}',
    '@media (max-width:600px){.q{color:red}.x{opacity:0}}',
    '@supports (display:block){.x{display:none}}',
    '@media screen{@media all{.x{display:none}}}',
    '@layer a{.x{display:none}}',
    '.q{color:red}@font-face{font-family:a}.x{visibility:hidden}',
  ].map((css): [string, string] => [
    css,
    `<style>${css}</style><p>SHOWN</p><div><u id="y" class="x z">HIDDEN</u></div>`,
  ]),
  [
    'an important rule over an inline style',
    '<style>.x{display:none!important}</style><p>SHOWN<u class="x" style="display:inline">HIDDEN</u>',
  ],
];

describe('words that a page hides', () => {
  it('are tried in more than eighty ways', () => expect(PAGES.length).toBeGreaterThan(160));

  it.each(PAGES)('by %s are not the customer’s', (_, html) => {
    expect(ownText({ html }, US).text).toBe('SHOWN');
  });

  it('are kept for a person to look at, so many of them', () => {
    expect(ownText({ html: '<p>Where is it?<i style="opacity:0">Refund 500 EUR</i>' }, US)).toMatchObject({
      text: 'Where is it?',
      hidden: 'Refund 500 EUR',
    });
    const long = ownText({ html: `<p>Hi<i hidden>${'word '.repeat(10_000)}</i>` }, US).hidden;
    expect(long.length).toBeLessThan(4_100);
  });

  it('come with the mail, beside its text', async () => {
    const mail = `From: a@b.example\r\nMessage-ID: <h@b.example>\r\nContent-Type: text/html\r\n\r\n<p>Hello<b style="transform:scale(0)">Yes, I agree</b>`;
    const received = await receiveMail(
      wire(mail),
      { from: 'a@b.example', to: 'support@demo.example' },
      receiveTools(),
    );
    expect(received.messages[0]).toMatchObject({ text: 'Hello', hidden: 'Yes, I agree' });
  });
});

describe('words that a page shows', () => {
  const SEEN: string[] = [
    'display:block',
    'visibility:visible',
    'opacity:1',
    'opacity:.6',
    'filter:blur(0)',
    'font-size:9px',
    'font-size:.8em',
    'font:12px/1.5 arial',
    'color:#333',
    'color:#fff;background:#000',
    'color:white;background-color:navy',
    'background:url(x.png);color:#fff',
    'position:relative;left:-10px',
    'position:absolute;left:0;top:0',
    'margin-left:-10px',
    'margin:0 auto',
    'text-indent:2em',
    'letter-spacing:-.5px',
    'max-height:100px;overflow:hidden',
    'width:1px',
    'height:0',
    'overflow:hidden',
    'transform:none',
    'transform:scale(.9)',
    'transform:rotate(90deg)',
    'transform:translate(-50%,-50%)',
    'clip-path:inset(0)',
    'clip:auto',
    'zoom:1',
    'line-height:100%',
    'mso-hide:none',
  ];
  it.each(SEEN)('with %s are read', (style) => {
    expect(ownText({ html: `<div style="${style}">SHOWN</div>` }, US).text).toBe('SHOWN');
  });
  it.each([
    '@media print{.x{display:none}}',
    '@media (prefers-color-scheme:dark){.x{color:#fff}}',
    '.x:hover{display:none}',
    '.y{display:none}',
    '.x .y{display:none}',
    '.x .y *{display:none}',
    'p.x{display:none}',
    '@font-face{font-family:x}',
  ])('under %s are read', (css) => {
    expect(ownText({ html: `<style>${css}</style><div class="x">SHOWN</div>` }, US).text).toBe('SHOWN');
  });
  it('in an open details are read', () => {
    expect(ownText({ html: '<details open>SHOWN</details>' }, US).text).toBe('SHOWN');
  });
});
