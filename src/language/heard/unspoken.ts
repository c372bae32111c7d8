/**
 * What somebody hears, by primary subtag, who writes in a language that the service reads and does not speak: that a machine
 * answers, that people have the message and answer it here, and what it speaks. True on every channel, at every hour.
 */
const SENTENCES = new Map<string, (store: string) => string>([
  [
    'ar',
    (store) =>
      `هنا المساعد الآلي لمتجر ${store}. لا أستطيع الإجابة بالعربية بنفسي: رسالتك لدى فريقنا وسيجيبك شخص هنا. بالإنجليزية أو الفرنسية أستطيع المساعدة فورًا.`,
  ],
  [
    'cs',
    (store) =>
      `Tady je AI asistent obchodu ${store}. Česky bohužel sám odpovídat neumím: vaši zprávu má náš tým a odpoví vám tu člověk. Anglicky nebo francouzsky pomohu hned.`,
  ],
  [
    'da',
    (store) =>
      `Det er AI-assistenten hos ${store}. Jeg kan desværre ikke selv svare på dansk: dit ærinde ligger hos vores team, og et menneske svarer dig her. På engelsk eller fransk kan jeg hjælpe med det samme.`,
  ],
  [
    'de',
    (store) =>
      `Hier ist der KI-Assistent von ${store}. Auf Deutsch kann ich leider nicht selbst antworten: Ihre Nachricht liegt bei unserem Team, und ein Mensch antwortet Ihnen hier. Auf Englisch oder Französisch helfe ich sofort.`,
  ],
  [
    'el',
    (store) =>
      `Εδώ ο βοηθός τεχνητής νοημοσύνης του ${store}. Δυστυχώς δεν μπορώ να απαντήσω ο ίδιος στα ελληνικά: το μήνυμά σας βρίσκεται στην ομάδα μας και θα σας απαντήσει εδώ ένας άνθρωπος. Στα αγγλικά ή στα γαλλικά βοηθώ αμέσως.`,
  ],
  [
    'es',
    (store) =>
      `Aquí el asistente de IA de ${store}. Lo siento, no puedo responder yo en español: nuestro equipo tiene su mensaje y una persona le responderá aquí. En inglés o en francés puedo ayudarle enseguida.`,
  ],
  [
    'fi',
    (store) =>
      `Täällä ${store}-kaupan tekoälyavustaja. En valitettavasti osaa itse vastata suomeksi: viestisi on tiimillämme, ja ihminen vastaa sinulle täällä. Englanniksi tai ranskaksi autan heti.`,
  ],
  [
    'hu',
    (store) =>
      `A(z) ${store} MI-asszisztense vagyok. Magyarul sajnos nem tudok én válaszolni: az üzenete a csapatunknál van, és itt egy munkatárs válaszol Önnek. Angolul vagy franciául azonnal segítek.`,
  ],
  [
    'it',
    (store) =>
      `Sono l’assistente IA di ${store}. Purtroppo non posso rispondere io in italiano: il nostro team ha il Suo messaggio e una persona Le risponderà qui. In inglese o in francese posso aiutare subito.`,
  ],
  [
    'ja',
    (store) =>
      `${store}のAIアシスタントです。申し訳ありませんが、日本語では私がお答えできません。メッセージは担当チームに届いており、担当者がこちらでお返事します。英語またはフランス語でしたら、すぐにお手伝いできます。`,
  ],
  [
    'ko',
    (store) =>
      `${store}의 AI 상담원입니다. 죄송하지만 한국어로는 제가 직접 답변해 드릴 수 없습니다. 메시지는 저희 팀에 전달되었으며 담당자가 이곳에서 답변드립니다. 영어나 프랑스어로는 바로 도와드릴 수 있습니다.`,
  ],
  [
    'nl',
    (store) =>
      `Dit is de AI-assistent van ${store}. In het Nederlands kan ik helaas niet zelf antwoorden: uw bericht ligt bij ons team en een mens antwoordt u hier. In het Engels of Frans help ik meteen.`,
  ],
  [
    'no',
    (store) =>
      `Dette er KI-assistenten til ${store}. Jeg kan dessverre ikke svare selv på norsk: meldingen din er hos teamet vårt, og et menneske svarer deg her. På engelsk eller fransk hjelper jeg med en gang.`,
  ],
  [
    'pl',
    (store) =>
      `Tu asystent AI sklepu ${store}. Niestety nie mogę odpowiedzieć samodzielnie po polsku: Twoją wiadomość ma nasz zespół i odpowie Ci tu człowiek. Po angielsku lub francusku pomogę od razu.`,
  ],
  [
    'pt',
    (store) =>
      `Aqui o assistente de IA da ${store}. Infelizmente não posso responder eu em português: a nossa equipa tem a sua mensagem e uma pessoa responde-lhe aqui. Em inglês ou em francês ajudo de imediato.`,
  ],
  [
    'ro',
    (store) =>
      `Sunt asistentul AI al magazinului ${store}. Din păcate nu pot răspunde eu în română: mesajul dumneavoastră este la echipa noastră și vă va răspunde aici un om. În engleză sau franceză vă ajut imediat.`,
  ],
  [
    'ru',
    (store) =>
      `Это ИИ-ассистент магазина ${store}. К сожалению, я не могу ответить по-русски: ваше сообщение у нашей команды, и вам ответит здесь человек. По-английски или по-французски я помогу сразу.`,
  ],
  [
    'sk',
    (store) =>
      `Tu je AI asistent obchodu ${store}. Po slovensky, žiaľ, sám odpovedať neviem: vašu správu má náš tím a odpovie vám tu človek. Po anglicky alebo francúzsky pomôžem hneď.`,
  ],
  [
    'sv',
    (store) =>
      `Det här är AI-assistenten på ${store}. Jag kan tyvärr inte svara själv på svenska: ditt meddelande ligger hos vårt team, och en människa svarar dig här. På engelska eller franska hjälper jag direkt.`,
  ],
  [
    'tr',
    (store) =>
      `Ben ${store} mağazasının yapay zekâ asistanıyım. Ne yazık ki Türkçe yanıt veremiyorum: mesajınız ekibimizde ve size burada bir insan yanıt verecek. İngilizce veya Fransızca hemen yardımcı olabilirim.`,
  ],
  [
    'uk',
    (store) =>
      `Це ШІ-асистент магазину ${store}. На жаль, я не можу відповісти українською: ваше повідомлення в нашої команди, і вам відповість тут людина. Англійською або французькою я допоможу одразу.`,
  ],
  [
    'zh',
    (store) =>
      `我是${store}的AI助手。很抱歉，我无法用中文直接回答：您的消息已转给我们的团队，会有人在这里回复您。用英语或法语，我可以马上帮您。`,
  ],
]);

/** The sentence of a language; null where there is none, and the store's own language says it. */
export function unspokenSentence(tag: string, store: string): string | null {
  return SENTENCES.get(tag)?.(store) ?? null;
}

/** Whether words are such a sentence, which says itself that a machine speaks. */
export function isUnspoken(text: string, store: string): boolean {
  return [...SENTENCES.values()].some((sentence) => text.trim() === sentence(store));
}
