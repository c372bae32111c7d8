import { WidgetSettings } from './chat/settings.ts';
import { EmailSettings } from './email/settings.ts';
import { PhoneSettings } from './voice/settings.ts';
import { WhatsAppSettings } from './whatsapp/settings.ts';

/** The channels' blocks in a store's settings. A new channel's is a line here. */
export const channelSettings = {
  email: EmailSettings,
  phone: PhoneSettings,
  whatsapp: WhatsAppSettings,
  /** The chat on the shop's page. */
  widget: WidgetSettings,
};
