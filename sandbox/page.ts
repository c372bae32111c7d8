import { Hono } from 'hono';
import { lookup } from '../src/lookup.ts';
import type { SandboxEnv } from './env.ts';
import app from './playground/app.client.js';
import chat from './playground/chat.client.js';
import dom from './playground/dom.client.js';
import mail from './playground/mail.client.js';
import page from './playground/page.html';
import panels from './playground/panels.client.js';
import phone from './playground/phone.client.js';
import style from './playground/style.css';
import whatsapp from './playground/whatsapp.client.js';

const FILES: Record<string, [text: string, type: string]> = {
  'style.css': [style, 'text/css'],
  'app.client.js': [app, 'text/javascript'],
  'chat.client.js': [chat, 'text/javascript'],
  'dom.client.js': [dom, 'text/javascript'],
  'mail.client.js': [mail, 'text/javascript'],
  'panels.client.js': [panels, 'text/javascript'],
  'phone.client.js': [phone, 'text/javascript'],
  'whatsapp.client.js': [whatsapp, 'text/javascript'],
};

/** The playground: `/` and its files under `/sandbox/page/`. */
export const pageRoutes = new Hono<{ Bindings: SandboxEnv }>()
  .get('/', (context) => answer(page, 'text/html', new URL(context.req.url).host))
  .get('/sandbox/page/:file', (context) => {
    const file = lookup(FILES, context.req.param('file'));
    return file ? answer(file[0], file[1], new URL(context.req.url).host) : context.notFound();
  });

function answer(text: string, type: string, host: string): Response {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    // Not every browser counts the socket of its own host as 'self'.
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ];
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
