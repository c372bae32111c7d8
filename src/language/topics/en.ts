import type { TopicTexts } from '../language.ts';

/** What is true of a subject wherever nothing is written down on it. */
export const topics: TopicTexts = {
  promo_code:
    'I cannot hand out codes or add one to an order myself. A code is entered at the checkout; if it is refused, a colleague can look into it.',
  invoice:
    'I can send the receipt of an order, which lists what was bought and paid; an invoice with other details has to come from a colleague.',
  account:
    'I cannot open or change accounts myself. “Forgotten password” on the sign-in page sends a new link; a colleague can do the rest.',
  order_change: 'What is in an order can be changed only until it leaves us.',
  payment_methods: 'Every way to pay is shown at the checkout before you order.',
  shipping_cost:
    'What shipping costs, and to which countries we send, is shown at the checkout before you pay.',
  gift_card: 'I cannot see or send gift cards myself, but a colleague can look at yours.',
  warranty_care:
    'The care label in the item says how to wash it. Every item has the legal guarantee of conformity; for a fault, tell me which order it is from.',
  material:
    'I have nothing on what it is made of. The label in the item says it, and a colleague can look it up.',
  size_conversion:
    'Sizes of other countries differ by brand. Tell me the item and your measurements, and I will pick the size from its chart.',
  stock_alert: 'I cannot set up an alert myself, but a colleague can note that you would like to be told.',
  shop_address: 'I have no address of a shop that I could give you. A colleague can say where you can go.',
  site_fault:
    'I am sorry that the site does not work as it should. Often it helps to load the page again or to use another browser; a colleague can place it for you or pass the fault on.',
  subscription: 'I cannot see subscriptions myself, but a colleague can look at yours.',
  subscription_cancel: 'I cannot end a subscription myself, so a colleague has to do it.',
  appointment: 'I cannot book or move appointments myself, but a colleague can.',
  loyalty: 'I cannot see points or memberships myself, but a colleague can look at yours.',
  business: 'For jobs, press and partners a colleague is the right person, and reads what you write here.',
  abuse: 'I would like to help you all the same. Tell me what went wrong, or talk to one of us.',
  praise: 'Thank you, that is lovely to hear! I will leave it here for the team to read.',
};
