import { beside } from '../beside/pt.ts';
import type { ConsentGrammar } from '../consent.ts';
import { reasons } from '../reasons/pt.ts';

/** How Portuguese agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written: `
    sim: simm|yes|sin|ss|sii
    ok: okay|okey|oki|okei|blz|beleza|certo
    nao: n|naum|no|nop|nn
    por favor: pf|pfv|porfavor|pls|fvr
    obrigado: obrigada|obg|brigado|brigada|obgd|vlw|valeu
    esta: ta|tá
    voce: vc
    euro: euros|eur|€
    mail: email|e-mail
  `,
  parts: {
    notdo: '@do\nfaca|facam|fazer nada|isso?\nquero cancelar',
    det: 'o|a|os|as|meu|minha|este|esta|esse|essa|um|uma',
    obj: 'o|a|os|as|isso|isto|ele|ela|assim\n@det? minha|meu|toda? encomenda|pedido|compra|artigo|produto|pacote @n?\nencomenda|pedido|numero @n\n@det? @i @i? @i?\n@det? @i @i? e @det? @i @i?\n@all\n@whole',
    all: 'os|as|ambos|ambas|todos|todas dois|duas|os|as?\n@whole',
    whole: 'tudo',
    up: 'um tamanho acima|maior',
    size: 'no|em|pelo|por|para|o|um|a? o? tamanho? @o @o?\nno|em|pelo|por|para|o? tamanho? @o em|e @o',
    money: 'os|de|por|com? @n euro a? mais|de|extra? diferenca?',
    tail: 'por favor\nobrigado|ja|agora|entao|hoje|mesmo|assim|rapido\nmuito obrigado\no mais rapido possivel\nquanto antes\ne @do\npara mim',
    refundto: 'no|para|na|em|ao o|a|meu|minha|mesmo|mesma? @m|cartao|conta @n?\nno meu? @m',
    sendto: 'por|para|no o|meu? mail|endereco|morada|correio',
    lead: 'sim|entao|claro|ok|pois|bem\npor favor\npode|podem|podes|podemos ja|entao?\nquero|queria|gostaria|desejo|prefiro que|de? que?\neu? quero|queria|gostaria|desejo de?\nfaca favor de',
    for: 'pela|pelo|por|a sua|tudo|ajuda|resposta|atencao|vossa|seu|apoio? ajuda|resposta|atencao|apoio|paciencia?',
    flaw: 'muito|demasiado|realmente|bastante|tao grande|pequeno|pequena|longo|comprido|curto|apertado|largo|caro|tarde',
  },
  yes: `
    sim|ok|claro|perfeito|exato|exatamente|confirmo|confirmado|aceito|combinado|concordo|correto|bom|isso|positivo|certamente|absolutamente|perfeitamente|autorizo|fechado|feito|confirma
    sim claro|sim|certo
    otimo|excelente|maravilha|fantastico|perfeito|bacana|fixe|super muito? obrigado mesmo?
    pode sim
    claro que? sim
    sim por favor
    esta bem|bom|otimo|certo|ok|perfeito|correto
    tudo bem|certo|ok|bom|correto
    de acordo
    com certeza|prazer|gosto
    claro que sim
    muito bem
    isso mesmo
    pode ser
    parece me|bem|otimo bem?
    por|para mim esta|tudo|ok|sim bem|ok|otimo?
    estou de|totalmente acordo|certo|certa
    sem|nenhum|nao|nao problema|problemas|duvida|ha? problema?
    nao ha|tem|vejo problema|problemas|inconveniente
    eu? confirmo|aceito|concordo|quero|autorizo
    boa ideia
    e isso|correto mesmo?
    esta|e correto|correta|certo|perfeito
    nao tenho|vejo objecoes|problema
    tenho a? certeza
    aceito|confirmo|aprovo|fico com|a|o|essa|esta a|o|vossa|sua? oferta|proposta|preco|diferenca|condicoes|valor
    o|a preco|diferenca|valor|proposta|endereco|morada|suplemento esta|e|parece bem|bom|certo|certa|correto|correta|otimo|me? bem?
    tem|tem|voces o|a|meu|minha minha|meu? consentimento|autorizacao|permissao|aval|acordo
    e isso|exatamente|mesmo mesmo|o|isso? que|isso? quero|queria|preciso?
    negocio|trato fechado|feito
    por mim tudo|perfeito|pode|ok|esta bem|ser?
  `,
  agree: `
    @lead* avance|avancem|avancar|prossiga|prossigam|prosseguir|proceda|procedam|continue|confirme|confirmar|faca|facam|fazer|faz|fazei|siga|trate com|isso|o|a|@obj|assim? isso|@name|@obj? @tail*
    @lead* faca|facam|fazer|trate disso|isso
    pode|podem|podes ir|seguir|avancar|fazer|cancelar|prosseguir isso|em|frente|com? frente|isso?
    va|siga|bora|vamos em? frente|la|a|nessa? isso?
    seria|ficaria|era otimo|perfeito|ideal|bom
    sim por favor
    @size por favor
    fico|prefiro|quero|escolho com? o? @size|@name
    @lead* troque|trocar|troquem|troca|substitua|mude pela|pelo|por|para a|o? @size
  `,
  wish: '@lead* @do @tail*\n@lead* @name @tail*\nprefiro|antes|melhor|escolho|quero|sim|ok|aceito|confirmo|autorizo com|a|o? @name\nde acordo com|quanto @name\nfaca|avance|inicie|proceda com|a? @name @tail*',
  asks: 'poderia|pode|podia|podes por favor @do\npoderia|pode|podia @do por favor',
  item: '@det? @i @i?\npara|de|com? @all',
  target:
    '@size\n@money\n@refundto\npara esse|este|o|essa|esta|a|meu novo|nova? endereco|morada\n@sendto\npor @size',
  follow: 'eu? vou|levo|envio|imprimo|entrego|mando levar|enviar|imprimir|entregar|o|a? amanha|hoje|depois?',
  reason: 'e|fica|esta|me|ficou fica|esta? @flaw\nnao me serve|fica bem?\nja nao preciso|quero',
  praise:
    'otimo|excelente|fantastico|maravilhoso|super|bom|bem|magnifico|fixe|legal|maravilha|show|espetacular|top',
  fill: `
    ola|oi|bom|boa|boas|caro|cara|caros|prezado|prezada|prezados dia|tarde|noite|senhor|senhora|senhores|equipa|equipe?
    muito|muitissimo obrigado @for?
    obrigado eu|desde|mais|a|de|por|pela|antecipadamente|novo? ja|uma|todos|tudo|ajuda|vez? vez? @for?
    agradeco desde|muito|a? ja|ajuda? @for?
    entao|e|ah|oh|bem|desculpe|desculpa|pois|olhe|olha
    tenha|bom|boa|um|uma|otimo|continuacao um|uma|bom|boa|otimo? bom|boa? dia|tarde|noite|semana|fim|trabalho de? semana?
    com? os|meus? melhores|atenciosos cumprimentos
    cumprimentos|atenciosamente|abraco|abracos|beijos|tchau|adeus
    ate logo|breve|ja|amanha
    desculpe|desculpem|desculpa pela|pelo|a|o? atraso|demora|incomodo
    muito|e gentil|amavel|simpatico
    eu? sei|entendo|compreendo|estou ciente|bem? de? que e|nao|sera definitivo|irreversivel|pode|da|final ser|para? desfeito|desfazer|voltar|revertido atras?
  `,
  no: `
    nao obrigado|por|quero|e|precisa|preciso|vale|mesmo|nao|deixe? favor|preciso|necessario|obrigado|nao|a? pena|obrigado?
    nao @tail*
    nao o|a|os|as|quero|desejo|me? @notdo?
    nao @notdo
    e? melhor|agora|ainda|claro|antes|prefiro|afinal que? nao
    por enquanto|agora nao
    para ja nao
    de jeito|maneira nenhum|nenhuma
    de jeito|maneira|modo nenhum|nenhuma|algum
    nunca|jamais|negativo|pare|parem|stop
    deixe|deixa|deixem|deixar estar|assim|como|para|isso|ficar|la|tudo|quieto? assim|la|esta|como? esta?
    esqueca|esquece isso|la?
    eu? vou|quero|prefiro|afinal ficar|manter|fico|mante|ficar com|a|o? @obj|ela|ele|@s?
    fico|ficar com|com|a|o @obj|ele|ela|@s
    eu? mudei de ideia|ideias|opiniao
    eu? nunca|nao disse|pedi isso?
    voce|entendeu|percebeu|compreendeu mal|entendeu errado|mal?
    e? muito|demasiado caro|complicado|trabalho
    nenhum|nenhuma dos|das|deles? dois|duas?
    nem um|uma nem outro|outra
  `,
  doubt: `
    talvez|provavelmente|possivelmente|acho|creio|penso|suponho|hum|hmm|eh|espere|espera|esperem|aguarde|momento|depois|amanha|quando|como|que|porque|onde|quem|qual|quanto|quanta|quantos|mas|porem|contudo|exceto|salvo|entendo|entendi|compreendo|percebo|percebi|vejo|depende|antes|primeiro|embora|sem|sei|logo|tomara|ano
    por que
    nao sei|tenho|estou certeza|certo|certa|seguro?
    nao tenho a? certeza
    se calhar
    obrigado por nada
    por nada
    sim claro como
    bom|e saber
    como quiser|queira|preferir
    tenho de|que|duvidas
    deixe|deixa me? pensar|ver
    vou pensar|ver
    e|posso|devo|ha|custa|tenho
    alguem|pessoa|atendente|humano
  `,
  against: `
    nao nunca jamais nenhum nenhuma nada sem mas porem contudo exceto salvo se ou antes ate quando so apenas
    melhor outro outra outros outras diferente talvez possivelmente provavelmente acho creio duvida espera espere
    esperar depois amanha que qual quais onde quem como quanto poderia deveria erro esqueca deixe deixa fico ficar
    pergunta diga ligue ligar explique primeiro ambos ambas kkk
  `,
  firm: `
    sim claro confirmo confirmado aceito concordo positivo certamente absolutamente autorizo confirma pode
    certeza
  `,
  relates: `
    o a os as isso isto esse este ou mas antes se primeiro ambos trocar troca ficar
    cancelar devolver reembolsar
  `,
  condition:
    'se|caso|desde|contanto|enquanto|ate|so|somente|apenas|quando|a menos\nso se|quando|depois\na menos|condicao\nsob condicao',
  change:
    'outro|outra|outros|outras|diferente|em vez|lugar\nvale|cupao|voucher|paypal|transferencia\nso|apenas @det? @i\ntambem|alem\nnao esse|essa|este|esta',
  ordinals: [
    'o|a? primeiro|primeira opcao?\nopcao|numero 1|um|a',
    'o|a? segundo|segunda|ultimo|ultima opcao?\nopcao|numero 2|dois|duas|b',
  ],
  acts: {
    cancel: {
      do: 'cancele|cancelar|cancela|cancelem|cancelado|anule|anular|anula @obj?\no|a cancelar',
      name: 'o|a|um|com? o? cancelamento|anulacao',
    },
    return: {
      do: 'pode|podem|podes abrir @name?\nabra|abre|abram|abrir|inicie|iniciar a|uma? devolucao\nenvie|mande|envia|manda|enviem|mandem me|o|a? a|uma|etiqueta? etiqueta @sendto?\ndevolver|devolva|devolvo @obj?',
      name: 'a|uma|com? a? devolucao|etiqueta',
    },
    exchange: {
      do: 'troque|trocar|troca|substitua|substituir|troquem @obj? por|pelo|para|no? @size?\nenvie|mande me? @size',
      name: 'a|uma|com|pela? a? troca',
    },
    refund: {
      do: 'reembolse|reembolsar|devolva|reembolsem|devolvam me|o|meu? meu|o? dinheiro|valor|@money? @refundto?\nquero|prefiro? o? meu? dinheiro de? volta? @refundto?\nser reembolsado|reembolsada',
      name: 'o|um|com? o? reembolso|estorno @refundto?\no? meu dinheiro',
    },
    address: {
      do: 'mude|mudar|altere|atualize|use a|o|esse|essa? morada|endereco\nenvie|entregue|mande o|a? la|para ai|esse|essa? endereco|morada?',
      name: 'a|o mudanca|alteracao de morada|endereco',
    },
  },
};
