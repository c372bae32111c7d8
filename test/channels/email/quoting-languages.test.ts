import { describe, expect, test } from 'vitest';
import { split } from '../../../src/channels/email/reply-text.ts';
import { US } from './fixtures/replies.ts';

/*
 * What clients of many languages put above our letter, told by its shape and by us alone: there is no list of
 * their words.
 */

const WHO = 'Lune <support+e1.abc@demo.example>';
const LETTER = [
  'Hello Sophie,',
  '',
  'I’m Lune’s AI assistant; if you would rather have a person, just say so in your answer.',
  'Shall I send you a label for order 45821?',
];

/** The line above a quote, and the four labels of Outlook's block with its date. */
const LANGUAGES: [language: string, attribution: string, labels: [string, string, string, string, string]][] =
  [
    [
      'English',
      `On Mon, 2 Mar 2026 at 19:40, ${WHO} wrote`,
      ['From', 'Sent', 'To', 'Subject', 'Monday, 2 March 2026 19:40'],
    ],
    [
      'French',
      `Le lun. 2 mars 2026 à 19:40, ${WHO} a écrit :`,
      ['De ', 'Envoyé ', 'À ', 'Objet ', 'lundi 2 mars 2026 19:40'],
    ],
    [
      'German',
      `Am 2. März 2026 um 19:40 schrieb ${WHO}:`,
      ['Von', 'Gesendet', 'An', 'Betreff', 'Montag, 2. März 2026 19:40'],
    ],
    [
      'Spanish',
      `El lun, 2 mar 2026 a las 19:40, ${WHO} escribió:`,
      ['De', 'Enviado el', 'Para', 'Asunto', 'lunes, 2 de marzo de 2026 19:40'],
    ],
    [
      'Italian',
      `Il giorno lun 2 mar 2026 alle ore 19:40 ${WHO} ha scritto:`,
      ['Da', 'Inviato', 'A', 'Oggetto', 'lunedì 2 marzo 2026 19:40'],
    ],
    [
      'Portuguese',
      `${WHO} escreveu (segunda, 2/03/2026 à(s) 19:40):`,
      ['De', 'Enviada', 'Para', 'Assunto', 'segunda-feira, 2 de março de 2026 19:40'],
    ],
    [
      'Dutch',
      `Op ma 2 mrt 2026 om 19:40 schreef ${WHO}:`,
      ['Van', 'Verzonden', 'Aan', 'Onderwerp', 'maandag 2 maart 2026 19:40'],
    ],
    [
      'Danish',
      `Den man. 2. mar. 2026 kl. 19.40 skrev ${WHO}:`,
      ['Fra', 'Sendt', 'Til', 'Emne', '2. marts 2026 19:40'],
    ],
    [
      'Swedish',
      `Den mån 2 mars 2026 kl 19:40 skrev ${WHO}:`,
      ['Från', 'Skickat', 'Till', 'Ämne', 'den 2 mars 2026 19:40'],
    ],
    [
      'Norwegian',
      `man. 2. mars 2026 kl. 19:40 skrev ${WHO}:`,
      ['Fra', 'Sendt', 'Til', 'Emne', 'mandag 2. mars 2026 19:40'],
    ],
    [
      'Finnish',
      `ma 2. maalisk. 2026 klo 19.40 ${WHO} kirjoitti:`,
      ['Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe', 'maanantai 2. maaliskuuta 2026 19.40'],
    ],
    [
      'Polish',
      `pon., 2 mar 2026 o 19:40 ${WHO} napisał(a):`,
      ['Od', 'Wysłane', 'Do', 'Temat', 'poniedziałek, 2 marca 2026 19:40'],
    ],
    [
      'Czech',
      `po 2. 3. 2026 v 19:40 odesílatel ${WHO} napsal:`,
      ['Od', 'Odesláno', 'Komu', 'Předmět', 'pondělí 2. března 2026 19:40'],
    ],
    [
      'Hungarian',
      `${WHO} ezt írta (időpont: 2026. márc. 2., H, 19:40):`,
      ['Feladó', 'Elküldve', 'Címzett', 'Tárgy', '2026. március 2. hétfő 19:40'],
    ],
    [
      'Romanian',
      `În lun., 2 mar. 2026 la 19:40, ${WHO} a scris:`,
      ['De la', 'Trimis', 'Către', 'Subiect', 'luni, 2 martie 2026 19:40'],
    ],
    [
      'Russian',
      `пн, 2 мар. 2026 г. в 19:40, ${WHO}:`,
      ['От', 'Отправлено', 'Кому', 'Тема', '2 марта 2026 г. 19:40'],
    ],
    [
      'Ukrainian',
      `пн, 2 бер. 2026 р. о 19:40 ${WHO} пише:`,
      ['Від', 'Надіслано', 'Кому', 'Тема', '2 березня 2026 р. 19:40'],
    ],
    [
      'Greek',
      `Στις Δευ 2 Μαρ 2026 στις 19:40, ο χρήστης ${WHO} έγραψε:`,
      ['Από', 'Στάλθηκε', 'Προς', 'Θέμα', 'Δευτέρα, 2 Μαρτίου 2026 19:40'],
    ],
    [
      'Turkish',
      `${WHO}, 2 Mar 2026 Pzt, 19:40 tarihinde şunu yazdı:`,
      ['Kimden', 'Gönderildi', 'Kime', 'Konu', '2 Mart 2026 Pazartesi 19:40'],
    ],
    [
      'Chinese',
      `${WHO} 于2026年3月2日周一 19:40写道：`,
      ['发件人', '发送时间', '收件人', '主题', '2026年3月2日 19:40'],
    ],
    [
      'Japanese',
      `2026年3月2日(月) 19:40 ${WHO}:`,
      ['差出人', '送信日時', '宛先', '件名', '2026年3月2日 19:40'],
    ],
    [
      'Korean',
      `2026년 3월 2일 (월) 오후 7:40, ${WHO}님이 작성:`,
      ['보낸 사람', '보낸 날짜', '받는 사람', '제목', '2026년 3월 2일 월요일 오후 7:40'],
    ],
    [
      'Hebrew',
      `‫בתאריך יום ב׳, 2 במרץ 2026 ב-19:40 מאת ‪${WHO}‬‏:‬`,
      ['מאת', 'נשלח', 'אל', 'נושא', '2 במרץ 2026 19:40'],
    ],
  ];

const OWN = ['Tak, 45821.', '', 'Sophie 3'];

describe.each(LANGUAGES)('in %s', (_, attribution, [from, sent, to, subject, date]) => {
  const block = [
    `${from}: ${WHO}`,
    `${sent}: ${date}`,
    `${to}: Sophie <${US.sender}>`,
    `${subject}: ${US.subject}`,
  ];
  test.each([
    ['above a marked quote', [attribution, ...LETTER.map((line) => `> ${line}`)]],
    ['above an unmarked one', [attribution, '', ...LETTER]],
    ['broken before our name', [attribution.replace(/ ?Lune </, '\nLune <'), '', ...LETTER]],
    ['without any colon', [attribution.replace(/[:：]([‏‬]*)$/, '$1'), '', ...LETTER]],
    ['as a block', [...block, '', ...LETTER]],
    ['as a block of names alone', [`${from}: Lune`, ...block.slice(1, 3), block[3] ?? '', '', ...LETTER]],
    ['as a bold block', [...block.map((line) => line.replace(/^([^:]+):/, '*$1:*')), '', ...LETTER]],
    ['under a rule', ['_'.repeat(32), ...block, '', ...LETTER]],
    ['between dashes', [`-----${subject} ${to}-----`, ...block, '', ...LETTER]],
  ])('our letter is not the customer’s: %s', (_, quoted) => {
    const read = split([...OWN, '', ...quoted].join('\n'), US);
    expect(read).toEqual({ text: OWN.join('\n'), beside: 'quoted' });
  });
});

describe('of services with a shape of their own', () => {
  test.each([
    ['Zoho', [`---- On Mon, 02 Mar 2026 19:40:12 +0100 ${WHO} wrote ---`, '', ...LETTER]],
    ['Yandex', ['02.03.2026, 19:40, "Lune" <support@demo.example>:', ...LETTER]],
    [
      'QQ',
      ['------------------ 原始邮件 ------------------', '发件人: "Lune" <support@demo.example>;', ...LETTER],
    ],
    ['Mail.ru', ['Понедельник, 2 марта 2026, 19:40 +03:00 от Lune <support@demo.example>:', ...LETTER]],
    ['a bare address', ['2026-03-02 19:40, support@demo.example:', ...LETTER]],
  ])('%s', (_, quoted) => {
    expect(split([...OWN, '', ...quoted].join('\n'), US).text).toBe(OWN.join('\n'));
  });
});

describe('what the customer writes of us stays the customer’s', () => {
  test.each([
    [
      'our address in a sentence',
      'I wrote to support@demo.example on 2 March 2026 at 19:40 and heard nothing.\nWhy?',
    ],
    ['our address in brackets', 'Your mailbox <support@demo.example> does not answer!\nPlease help.'],
    [
      'details of an order',
      'Order: 45821\nName: Sophie Martin\nEmail: sophie.martin@example.com\nDate: 02/03/2026 10:15\nSize: M',
    ],
    ['a time and a colon', 'On 2 March 2026 at 19:40 this happened:\nthe courier left.'],
    ['a list under dashes', '--- My details ---\nName: Sophie\nSize: M\nColour: red'],
    [
      'another mailbox in a sentence',
      'Write to my son <tom@example.org> from 2 March 2026, 10:00 on.\nThanks',
    ],
  ])('%s', (_, text) => {
    expect(split(text, US).text).toBe(text);
  });
});
