import { beside } from '../beside/es.ts';
import type { ConsentGrammar } from '../consent.ts';
import { reasons } from '../reasons/es.ts';

/** How Spanish agrees, declines, doubts and changes; see {@link ConsentGrammar} for how a rule is read. */
export const consent: ConsentGrammar = {
  reasons,
  beside,
  written: `
    si: sii|sip|yes|siii|sep|sí
    ok: okay|okey|oki|vale|okei|oka|dale|va
    no: nop|noo|nel
    por favor: porfa|porfavor|pls|plis|xfa|xfavor|porfis
    de acuerdo: deacuerdo
    claro: si,
    gracias: grax|grcs
    euro: euros|eur|€
    correo: email|mail|e-mail
  `,
  parts: {
    notdo: '@do\nhaga|haz|hagan|lo|cancele|cancelen nada|eso|@do?\ncancelarlo|cancelarla|hacerlo',
    det: 'el|la|los|las|mi|mis|este|esta|ese|esa|un|una',
    obj: 'lo|la|los|las|eso|esto|ello|asi\n@det|todo? pedido|orden|compra|articulo|producto|paquete|completo @n?\npedido|numero @n\n@det? @i @i? @i?\n@det? @i @i? y @det? @i @i?\n@all\n@whole',
    all: 'los|las|todos|todas|ambos|ambas|dos los|las? dos?\n@whole',
    whole: 'todo',
    up: 'una talla mas\nuna talla mas grande',
    size: 'en|por|con|a? la|el|una? talla? @o @o?\nen|por|con|a? la|el|una? talla? @o en|y @o',
    money: 'los|de|por|con? @n euro mas|de|extra|adicionales? diferencia?',
    tail: 'por favor\nya|ahora|gracias|pues|entonces|hoy|mismo|asi|rapido|cuanto|antes|nomas\nlo antes posible\ncuanto antes\nmuchas gracias\ny @do\npara mi',
    refundto: 'a|en|por mi|la|el|misma? @m|tarjeta|cuenta @n?',
    sendto: 'por|a|al mi|el? correo|direccion electronico?',
    lead: 'si|por favor|pues|entonces|venga|claro|ya|adelante\npor favor\npuede|puedes|pueden|podeis ya|proceder|a? a?\nquiero|quisiera|deseo|prefiero|me gustaria? que?\nme gustaria|encantaria',
    for: 'por su|tu|la|todo|el|vuestra|ayuda|atencion ayuda|respuesta|atencion|paciencia|rapidez|servicio?',
    flaw: 'muy|demasiado|realmente|bastante|tan|me grande|pequeno|pequena|largo|larga|corto|corta|estrecho|ancho|caro|cara|tarde',
  },
  yes: `
    si|ok|claro|perfecto|exacto|correcto|confirmo|confirmado|acepto|adelante|bueno|listo|afirmativo|absolutamente|definitivamente|exactamente|efectivamente|autorizo|conforme|seguro|hecho|venga|sipi
    si claro|si
    claro que claro
    genial|estupendo|fenomenal|fantastico|excelente|maravilloso|super|buenisimo muchas? gracias|mil? gracias?
    si|claro por|que favor|supuesto|si
    de acuerdo
    por supuesto que? si?
    claro que si
    que si
    desde luego
    esta bien|perfecto|ok|correcto|genial asi?
    me parece|viene|va|sirve|suena muy? bien|perfecto|genial|correcto?
    todo? correcto|perfecto|bien|ok
    asi es|esta|sea bien?
    eso es
    con|mucho gusto
    con mucho gusto
    encantado|encantada
    estoy|estamos de|totalmente|muy acuerdo|seguro|segura|conforme acuerdo|seguro|segura? con? eso|ello|todo?
    lo|la|le confirmo|acepto|autorizo|apruebo
    si lo|la confirmo|acepto|quiero|deseo
    si quiero|deseo|acepto|confirmo
    no hay|tengo|veo|supone ningun? problema|inconveniente|pega
    sin ningun? problema|problemas|duda|inconveniente
    ningun problema
    muy|esta|todo bien
    buena idea
    es correcto|correcta|perfecto|asi
    por mi|bien esta|ok|bien|perfecto
    eso quiero
    trato hecho
    acepto|confirmo|apruebo|tomo la|el|su|esta|las|los oferta|propuesta|precio|diferencia|condiciones|importe|suplemento
    el|la|los precio|diferencia|suplemento|importe|propuesta|direccion|@n|solucion me|esta|es|parece|estan|son parece|bien|correcto|correcta|perfecto|perfecta? bien?
    tiene|tienen mi|todo|el permiso|aprobacion|consentimiento|autorizacion|visto bueno?
    eso es|mismo lo|justo|exactamente que|lo? que? quiero|queria|necesito
    trato hecho
    por mi perfecto|bien|vale|ok|adelante|si
    cuente|cuenten con ello|mi acuerdo|autorizacion?
  `,
  agree: `
    @lead* hagalo|hazlo|haganlo|haced|hacerlo|hagamoslo|procedan|proceda|procede|proceder|prosiga|continue|continua|siga|tramitelo|gestionelo|confirmelo|confirmar|confirme|confirma|tramitalo|dale @obj|con|a|eso|ello|nomas? @obj|eso|ello|@name? @tail*
    adelante @tail*
    adelante con eso|ello|@name|@all
    vamos|venga|dele|siga adelante|con|a|ello? eso|ello?
    tiene|tienes mi permiso|autorizacion|consentimiento
    seria|estaria perfecto|genial|estupendo|ideal|fantastico|bien
    me haria un favor
    si por favor
    @size por favor
    me quedo|prefiero|quiero|elijo con? @size|@name
  `,
  wish: '@lead* @do @tail*\n@lead* @name @tail*\nmejor|prefiero|elijo|quiero|si|ok|acepto|autorizo|confirmo|con|adelante|escojo a|con|por? @name\nde acuerdo con|en|a? @name|@do\nhaga|haz|hagan|haga|inicie|tramite|proceda con|a? @name @tail*',
  asks: 'podria|puede|podrias|puedes por favor @do\npodria|puede|podrias|puedes @do por favor',
  item: '@det? @i @i?\npara|de|con? @all',
  target: '@size\n@money\n@refundto\na esa|esta|la|mi nueva? direccion\n@sendto\npor @size',
  follow: 'lo|la|los|las llevo|llevare|envio|enviare|imprimo|imprimire|mando|devuelvo manana|hoy|luego?',
  reason: 'me|es|esta|queda queda|esta? @flaw\nno me queda|sirve bien?\nya no lo|la necesito|quiero',
  praise: 'genial|estupendo|fantastico|excelente|maravilloso|magnifico|super|bien|fenomenal|buenisimo|guay',
  fill: `
    hola|buenas|buenos|buen|estimado|estimada|estimados|saludos dias|tardes|noches|dia|senor|senora|equipo|a? todos?
    muchas|mil|muchisimas? gracias de|por|a|otra? antemano|ustedes|usted|vosotros|todo|vez? @for?
    gracias @for?
    pues|entonces|y|ah|oh|bueno|perdon|disculpe|disculpa|ya
    que tenga|tengas|tengan|pase|pases un|una|buen|buena|feliz|lindo|bonito? buen|buena|feliz|lindo|bonito? dia|tarde|noche|fin|semana de? semana?
    buen|feliz|buena dia|tarde|fin|noche|semana de? semana?
    un? cordial|cordiales|afectuoso saludo|saludos
    saludos|atentamente|atte|abrazo|besos|adios cordiales?
    un saludo|abrazo
    hasta luego|pronto|manana
    perdon|disculpe|disculpen|disculpa|siento|lamento por? el|la|las? retraso|demora|molestias|tardanza
    muy|que amable|amables
    ya? se|entiendo|comprendo|soy consciente|de? que? es|no|sera definitivo|irreversible|se|final puede|podra? deshacer|revertir|cambiar?
  `,
  no: `
    no gracias|por|lo|la|hace|quiero|deseo|todavia|aun|ahora|mejor|espera|nada|prefiero|necesito|es? favor|falta|necesario|gracias|no|nada|lo? gracias|no?
    no @tail*
    no lo|la|los|las|me|quiero|deseo? @notdo
    no @notdo
    mejor|ahora|todavia|aun|pues|claro que? no
    por ahora|supuesto|favor que? no
    de ninguna|ningun manera|modo
    para nada
    nada
    en absoluto
    nunca|jamas|negativo|para|pare|alto|stop
    dejelo|dejalo|dejadlo|dejar|dejarlo|deje asi|como|estar|todo|tal|el|eso? esta|estaba|asi|cual|pedido?
    olvidelo|olvidalo|olvide|olvida eso|lo?
    me|prefiero|quiero|voy|mejor lo|la|me|a|quedarmelo|quedarme|quedarmela|conservarlo|mantenerlo|conservar|mantener|mantenerla|quedo? quedo|quedo|el|quedarmelo|con? con? @obj|@s?
    me lo|la|los|las quedo
    he|ya cambiado|cambie de opinion|idea
    cambie de opinion
    nunca dije|pedi eso
    me|usted ha|entendio|has? entendido? mal
    es? demasiado|muy caro|lio|complicado
    ninguno|ninguna de|los? los? dos?
    ni uno ni otro
  `,
  doubt: `
    quizas|quiza|talvez|probablemente|posiblemente|supongo|creo|pienso|mm|hmm|eh|espere|espera|esperen|momento|luego|despues|manana|cuando|como|que|porque|donde|quien|cual|cuanto|cuanta|cuantos|pero|sino|aunque|salvo|excepto|entiendo|entendido|comprendo|veo|depende|antes|primero|sin|ojala|igual|ya|mas|ano
    tal vez
    a lo mejor
    a ver
    si claro como
    gracias por nada
    por nada
    ya veo|entiendo|se
    bueno|es saber
    como quiera|quieras|guste
    no se|estoy|entiendo seguro|segura?
    tengo que|dudas
    dejeme|dejame pensar|pensarlo
    es|puedo|podria|hay|tengo|cuesta|debo
    alguien|persona|agente|humano
  `,
  against: `
    no nunca jamas ningun ninguna nada sin pero aunque salvo excepto si antes hasta cuando solo sino mejor otro
    otra otros otras distinto quizas quiza tal vez posiblemente probablemente creo duda espera espere esperar
    luego manana que cual cuales donde quien por como cuanto podria deberia error olvide olvida deje deja pregunta
    diga dime llame llamar explique primero ambos ambas jaja
  `,
  firm: `
    si claro confirmo confirmado acepto adelante afirmativo absolutamente definitivamente autorizo supuesto
    dale venga
  `,
  relates: `
    lo la los las eso esto ese este o pero mejor si antes primero ambos cambiar cambio quedar
    cancelar devolver reembolsar
  `,
  condition:
    'siempre que|y\nsi es|no|me|se|llega|esta|hay|puede|tiene|el|la|los|puedo|cuesta|fuera\nsolo|solamente|unicamente si|cuando?\ncuando|mientras|hasta|excepto|a menos\na condicion',
  change:
    'otro|otra|otros|otras|diferente|en lugar|vez\nvale|bono|cupon|paypal|transferencia\nsolo|solamente @det? @i\ntambien|ademas\nno ese|esa|este|esta',
  ordinals: [
    'el|la|lo? primero|primera|primer opcion?\nopcion|numero 1|uno|a',
    'el|la|lo? segundo|segunda|ultimo|ultima opcion?\nopcion|numero 2|dos|b',
  ],
  acts: {
    cancel: {
      do: 'cancelelo|cancelela|cancelalo|cancelala|cancele|cancela|cancelar|cancelarlo|cancelarla|anule|anular|anulelo|anula|anularlo|cancelen @obj?',
      name: 'la|una|con|a? la? cancelacion|anulacion',
    },
    return: {
      do: 'abra|abre|abran|abrir|inicie|inicien|iniciar la|una? devolucion\nenvieme|enviame|mandeme|mandame|enviar|mande|envie|envienme la|una|mi? etiqueta @sendto?\ndevolver|devolverlo|devolverla|devuelvo|devuelvalo @obj?',
      name: 'la|una|con|a? la? devolucion|etiqueta|retorno',
    },
    exchange: {
      do: 'cambielo|cambiela|cambialo|cambiala|cambie|cambia|cambiar|cambiarlo|cambiarla|cambienlo @obj? por|a? @size?\nenvieme|deme|mandeme @size',
      name: 'el|un|con|al? cambio',
    },
    refund: {
      do: 'reembolseme|reembolse|reembolsar|devuelvame|devuelvanme|reembolsenme|devolverme|reintegreme el|mi|los? dinero|importe|@money? @refundto?\nquiero|prefiero? que? me? devuelvan|recuperar? mi|el dinero @refundto?',
      name: 'el|un|con|al? reembolso|dinero|devolucion del? dinero? @refundto?\nmi dinero',
    },
    address: {
      do: 'cambie|cambia|actualice|modifique|use la|esa|esta? direccion\nenvielo|mandelo|entreguelo alli|ahi|a esa? direccion?',
      name: 'el cambio de direccion',
    },
  },
};
