import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in Portuguese, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `o|a|os|as|ele|ela|isto|isso|me
o|a|este|esta|meu|minha @i @i? @i?
o|a|tamanho|no? tamanho? @s`,
    rint: `muito|demasiado|realmente|bastante|tao|um|pouco|mesmo|demais|completamente|simplesmente|mais|me|super`,
    rbad: `grande|grandes|pequeno|pequena|pequenos|comprido|comprida|compridas|compridos|longo|longa|longas|curto|curta|curtas|apertado|apertada|apertadas|largo|larga|largas|justo|justa|caro|cara|pesado|fino|fina|grosso|estragado|estragada|rasgado|defeituoso|feio|feia|transparente|desconfortavel|escuro|claro|danificado|danificada`,
    rpart: `mangas|manga|cintura|ombros|comprimento|corte|cor|tecido|material|qualidade|peito|ancas|costas|alcas|gola|forma|fecho|busto`,
    rwho: `ele|ela
a|o? minha|meu|nossa|nosso filha|filho|marido|mulher|irma|irmao|mae|amiga|amigo|namorado|namorada|sobrinha|companheiro|pai|esposa`,
    rwhere: `de|na|no|nos|nas|em|para|a cintura|ombros|peito|ancas|costas|bracos|barriga|pernas|pescoco|mim`,
    rday: `no|na|este|esta|proximo|proxima|em|de|ao|para sabado|domingo|segunda|terca|quarta|quinta|sexta|semana|mes|verao feira|proximo|proxima|que|vem?`,
    rocc: `para|a|da|do|antes|de o|a|um|uma|meu|minha|do|da|as? casamento|festa|aniversario|batizado|ferias|viagem|evento|entrevista|jantar|natal|cerimonia|trabalho|funeral @rposs? @rday?
da|do|para o|a? casamento|festa|aniversario|ferias|viagem|evento
para? @rday`,
    rposs: `da|do|de minha|meu irma|filha|amiga|prima|irmao`,
    rthing: `o|a|um|uma|outro|mesmo|mesma|igual|algo|parecido|mais|barato|barata|melhor|em|na|numa|noutra|loja|outro|lado|sitio|ja|ontem|perto|de|casa|online|por|menos|me`,
    rerr: `o|a|os|errado|errada|cor|tamanho|modelo|artigo|duas|vezes|por|engano|erro|dobro|sem|querer|lapso|duplicado|encomenda|botao|a|mais`,
  },
  any: `

    me? fica|ficam|esta|estao|ficou|e|sao|ficava @rint* @rbad @rwhere?
    o|a|os|as|@rit @i|@s? e|sao|esta|estao|fica|ficam|ficou me? @rint* @rbad @rwhere?
    o|a|os|as @rpart e|sao|esta|estao|fica|ficam @rint* @rbad @rwhere?
    @rint* @rbad @rwhere?
    o|a|@rit @s? me? aperta|pica|puxa me? @rint* @rwhere?
    nao me|lhe|nos serve|fica|assenta|agrada|convence|favorece bem|nada|de|todo|mesmo*
    foi|e|culpa um|erro|engano|minha|meu|culpa* meu|minha|erro|engano?
    erro|engano|culpa meu|minha
    enganei|me me|no|na|tamanho|cor|modelo|a|encomendar*
    mal|nao consigo respirar|fechar|o|mexer|fecho*
  `,
  away: `

    ja? nao chega|chegaria|chegara|vem a tempo @rocc?
    chega|chegaria|demora|e demasiado|muito tarde|tempo? @rocc?
    a|o entrega|prazo|envio e|demora muito|demasiado longa|longo|tempo|tarde
    era @rocc
    precisava dele|dela|antes? @rocc
    ja|eu? encontrei|comprei|comprou|vi|arranjei|consegui|deram|recebi|o|a|me @rthing* @rthing*
    meu|minha|o|a marido|mae|filha|irma|amiga|namorado ja|me|o* comprou|ofereceu|deu @rthing*
    enganei me na|no|a|ao|com @rerr* pedir|encomendar|encomenda|pedido|tamanho|artigo|modelo?
    pedi|encomendei|comprei|cliquei|escolhi|fiz|selecionei|carreguei @rerr* @rerr*
    e|era|foi uma|um encomenda|pedido? duplicada|duplicado|dobro?
    nao posso|tenho pagar|dinheiro|gastar|este|mes|agora|isto*
    tenho|preciso de|que poupar|este|mes*
    e|sai @rint* caro|cara para|mim*
    os|meus|os planos|meus|mudaram mudaram|planos? mudaram?
    a|o festa|casamento|viagem|evento foi cancelado|cancelada|adiado|adiada
    a|o|as|os @rpart nao|e|sao|corresponde|diferente como|da|do|na|no|muito|ma|fotografia|foto|imagem|site|descricao|esperava|que|a|ao|de|e*
    nao e|era como|o|que|na|foto|fotografia|esperava|queria|imaginava|pensava|eu*
    estou muito|bastante|mesmo* desiludida|desiludido|insatisfeita|insatisfeito|dececionada|decepcionada com|a|o|qualidade*
    e|era|foi|esta um|uma|presente|prenda|por|usar|estrear|novo|nova|com|a|as|etiqueta|etiquetas|ainda|para* @rwho?
    nenhum|nenhuma|ambos|os|dois|me|serve|fica|bem|estao|sao* @rint* @rbad?
  `,
  spent: `
    ja nao o|a|os|as|me|lhe? preciso|quero|precisa|quer|uso|usarei|faz dele|dela|falta?
    nao vou precisar|usar|vestir|dele|dela|o*
    nao preciso mais|dele|dela*
    nao quero mais
    a|o? minha|meu filha|filho|marido|irma|mae|amiga|namorado nao gosta|gostou|serve|lhe|fica|dele|dela|bem|nada*
    nao gosto|gostei nada|muito|dele|dela|da|do|como|me|fica* @rpart?
    nao quero outro|outra
  `,
  mind: `

    mudei|mudamos de ideias|ideia|opiniao
  `,
  swap: `

    preciso|quero|queria dele|dela|o|muito|usar|vestir* @rocc?
    e|era @rocc
    adoro|gosto|amo este|esta|o|a|muito|deste|desta|imenso* @i?
    e @rint* bonito|bonita|lindo|linda
    estou entre|dois dois|tamanhos tamanhos?
    normalmente|costumo|sempre|eu* uso|visto|usar|vestir o? @size
    @size e o meu? tamanho certo|habitual|normal?
    devia|deveria ter|logo pedido|escolhido|comprado|logo|esse|este|o|desde|inicio|primeiro*
    medi|voltei me|a|medir|e|de|novo|o* @size? e|esta|certo|serve*
    nao tenho|ha pressa
    o|um maior|menor
  `,
  move: `

    mudei|mudamos me|de|casa|ha|pouco|tempo|recentemente|no|mes|passado*
    agora? vivo|moro|trabalho la|ai|aqui|ali|agora*
    e|essa|esta a|e|minha|nova|casa* morada|casa|endereco nova|atual|certa?
  `,
  fill: `

    por favor
    o|quanto mais|antes rapido|depressa|breve possivel?
    ficava|ficaria|fico|agradecia|agradeco muito|grata|grato|lhe|imenso*
    e? desculpe|desculpem|desculpa|peco|lamento pelo|o|a|pela|desculpa|desculpas* incomodo|transtorno|erro|confusao|engano
    obrigado pela|pelo|por|a|sua|ajuda|atencao|paciencia|rapidez|compreensao|tudo|vossa|e|simpatia*
    muito|e|sao simpatico|simpatica|amavel|gentil|da|vossa|parte*
    que alivio
  `,
  follow: `

    levo|vou|posso|deixo|entrego|envio|o|a|levar|deixar|entregar|levarei|amanha|hoje|segunda|terca|quarta|quinta|sexta|feira|na|no|aos|ao|correios|correio|ponto|loja|semana|proxima|para*
    ainda? tenho a|o|ainda|caixa|embalagem*
  `,
  order: 'encomenda pedido compra',
};
