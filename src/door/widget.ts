import type { DoorContext } from './stores.ts';

/**
 * What the widget needs before anybody opens it: `GET /chat/:store/widget`. Public: it contains no secret,
 * and pages at origins that may not show the chat do not get it. Browsers cache it for five minutes.
 */
export function widgetConfig(c: DoorContext): Response {
  const { name, locale, languages, widget, email, whatsapp, withdrawal } = c.get('at').settings;
  const { avatar, ...look } = widget;
  return Response.json(
    {
      name,
      locale,
      languages,
      ...look,
      email: email.address,
      ...(withdrawal ? { withdrawal } : {}),
      ...(avatar ? { avatar } : {}),
      ...(whatsapp.number ? { whatsapp: whatsapp.number } : {}),
    },
    { headers: { 'cache-control': 'public, max-age=300' } },
  );
}
