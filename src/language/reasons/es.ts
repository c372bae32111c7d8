import type { ConsentReasons } from '../consent.ts';

/** Why people say yes in Spanish, told beside a plain yes; see {@link ConsentReasons}. */
export const reasons: ConsentReasons = {
  parts: {
    rit: `lo|la|los|las|me|le|eso|esto
el|la|este|esta|mi @i @i? @i?
la|el|talla|en? talla? @s`,
    rint: `muy|demasiado|realmente|bastante|tan|un|poco|algo|totalmente|simplemente|mucho|super|me|le|bien`,
    rbad: `grande|grandes|pequeno|pequena|pequenos|largo|larga|largas|largos|corto|corta|cortas|estrecho|estrecha|ancho|ancha|anchas|apretado|apretada|ajustado|ajustada|caro|cara|pesado|fino|fina|grueso|roto|rota|defectuoso|danado|danada|feo|fea|transparente|incomodo|incomoda|oscuro|claro|justo|justa|suelto`,
    rpart: `mangas|manga|cintura|hombros|largo|corte|color|tela|tejido|material|calidad|pecho|caderas|espalda|tirantes|cuello|forma|cremallera|busto`,
    rwho: `el|ella
mi|nuestra|nuestro hija|hijo|marido|mujer|hermana|hermano|madre|amiga|amigo|novio|novia|sobrina|pareja|padre|esposo|esposa`,
    rwhere: `de|en|por|a|para la|el|los|las|mi? cintura|hombros|pecho|caderas|espalda|brazos|barriga|piernas|cuello|mi`,
    rday: `el|este|proximo|la|en|del sabado|domingo|lunes|martes|miercoles|jueves|viernes|semana|mes|verano proximo|proxima|que|viene?`,
    rocc: `para|a|antes|de|por el|la|una|un|mi|del? boda|fiesta|cumpleanos|bautizo|vacaciones|viaje|evento|entrevista|cena|navidad|comunion|trabajo|entierro @rposs? @rday?
para? @rday`,
    rposs: `de mi hermana|hija|amiga|hermano|prima`,
    rthing: `lo|la|uno|una|otro|mismo|misma|igual|algo|parecido|mas|barato|barata|mejor|en|otra|tienda|otro|sitio|lado|ya|ayer|cerca|de|casa|online|el|por|menos|me`,
    rerr: `el|la|lo|los|equivocado|equivocada|color|talla|modelo|articulo|dos|veces|por|error|doble|sin|querer|equivocacion|mal|duplicado|pedido|boton|clic`,
  },
  any: `

    me|le|nos queda|quedan|va|van|viene|esta|estan|quedaba @rint* @rbad @rwhere?
    el|la|los|las|@rit @i|@s? es|son|esta|estan|queda|quedan|viene @rint* @rbad @rwhere?
    la|el|los|las @rpart es|son|esta|estan|queda|quedan|me|le* @rint* @rbad @rwhere?
    es|esta|son|estan @rint* @rbad
    @rint* @rbad @rwhere?
    la|el|@rit @s? me|le aprieta|tira|pica @rint* @rwhere?
    no me|le|nos queda|va|sienta|sirve|convence|vale|gusta|gustan|favorece nada|bien|del|todo|mucho*
    fue|es|ha|sido culpa|error|fallo|sido? mia|mio|culpa?
    me he? equivoque|equivocado de|con|en|la|el|al|talla|color|modelo|pedir*
    no puedo|me ni|respirar|cerrar|cierra|la|cremallera|entra|apenas|subir*
  `,
  away: `

    ya? no llega|llegara|llegaria|viene a|ya|en tiempo|tiempo? @rocc? @rday?
    llega|llegaria|llegara|tarda|tardaria|es demasiado|muy|mucho|ya* tarde|tiempo? @rocc?
    el|la|los? envio|entrega|plazo|tarda|es|demasiado|muy|mucho|largo|tarde*
    era @rocc
    lo|la necesitaba @rocc
    ya? he|ha|hemos|me|lo|la|ya|mi* encontre|encontrado|compre|comprado|compro|vi|visto|conseguido|regalaron|regalado @rthing* @rthing*
    mi marido|hija|hermana|madre|amiga|novio|mujer ya|me|lo|la|ha* compro|comprado|regalo|regalado|compre @rthing*
    he|hice|ya? pedi|pedido|compre|hice|hecho|puse|clic|elegi|elegido|seleccione|cogi @rerr* @rerr*
    lo|la|los he|pedi|pedido|compre|comprado* @rerr* @rerr*
    es|era|fue un|una pedido|compra|error? duplicado|duplicada|doble?
    no puedo|me permitirmelo|lo|puedo|permitir|este|mes|ahora*
    tengo|necesito que|ahorrar ahorrar|este|mes*
    es|me|sale @rint* caro|cara para|mi*
    mis|han|nuestros planes|cambiado han|cambiado? cambiado?
    la|el fiesta|boda|viaje|evento se|ha|fue* cancelado|cancelada|cancelo|aplazado|aplazada|pospuesto
    el|la|los|las @rpart no|es|son|se* parece|coincide|corresponde|como|igual|distinto|diferente|mala|malo|muy|a|al|a|en|de|la|el|foto|fotos|web|descripcion|esperaba|imagen|que|lo*
    no es|era como|lo que|esperaba|en|la|foto|fotos|imaginaba|queria|yo|me*
    estoy muy|bastante|realmente* decepcionada|decepcionado|descontenta|descontento con|de|la|el|calidad*
    es|era|esta|fue un|regalo|sin|estrenar|nuevo|nueva|usar|con|la|las|etiqueta|etiquetas|puesta|puestas|y|para* @rwho?
    ninguno|ninguna|los dos|me|de|queda|va|quedan|bien|son* @rint* @rbad?
  `,
  spent: `
    ya no lo|la|los|las|me|le? necesito|quiero|necesita|quiere|hace|usare|uso falta?
    no lo|la|los|las voy a usar|necesitar|poner|ponerme
    no me|le|lo|la hace|necesito falta|ya?
    a? mi hija|hijo|marido|hermana|madre|amiga|novio no le gusta|gusto|queda|va|sirve|gustan nada|bien|mucho*
    no me|le gusta|gustan|gusto nada|mucho|como|me|queda|el|la* @rpart?
    no quiero otro|otra
  `,
  mind: `

    he|hemos cambiado de idea|opinion|parecer
    cambie de idea|opinion
    me lo he pensado mejor
  `,
  swap: `

    lo|la|los? necesito|quiero|quiere ponerme|llevar|usar|mucho* @rocc?
    es|era @rocc
    me encanta|gusta el|la|este|esta|mucho|muchisimo* @i?
    es @rint* bonito|bonita|precioso|preciosa
    estoy entre|dos dos|tallas tallas?
    normalmente|siempre|suelo|yo* uso|llevo|usar|llevar|tengo la|una? @size
    @size es mi|la talla normal|habitual|correcta|buena?
    tenia|tendria|deberia que|haber haber|pedido|la|lo|cogido|elegido* pedido|pedirla|cogido|la|desde|el|principio|primero*
    me he|medi|medido y|de|nuevo|otra|vez|la* @size? es|esta|bien|va*
    no tengo|hay prisa
    la|una mas grande|pequena
  `,
  move: `

    me|nos he|acabo|mude|mudado|de|mudarme|recientemente|hace|poco|un|mes|semana|pasado|pasada|el|la* mude|mudado|mudarme|poco|pasado|pasada?
    ahora? vivo|trabajo|vivimos|ahi|aqui|alli ahora|ahi|aqui|alli*
    es|esa|esta mi|es|nueva|la|casa* direccion|casa nueva|actual|correcta?
  `,
  fill: `

    por favor
    lo|cuanto mas|antes rapido|pronto|posible posible?
    lo|se se|lo agradezco|agradeceria mucho|muchisimo|de|verdad*
    y? perdon|perdone|disculpe|disculpen|disculpa|perdona|siento por|la|las|el|los|mucho* molestia|molestias|lio|error|confusion
    gracias por|la|su|tu|toda|el|todo|vuestra|ayuda|paciencia|atencion|rapidez|comprension|de|antemano|y*
    muy|es|son amable|amables|de|su|parte*
    que alivio
    muchas? gracias por|su|tu|la|ayuda|atencion|paciencia|rapidez*
  `,
  follow: `

    lo|la|los llevo|llevare|dejo|dejare|entrego|mando|envio|puedo|voy|a|llevar|dejar|entregar|manana|hoy|lunes|martes|miercoles|jueves|viernes|sabado|el|esta|la|semana|proxima|al|correos|correo|punto|tienda|oficina*
    puedo llevarlo|dejarlo|entregarlo|enviarlo manana|hoy|el|lunes|martes|miercoles|jueves|viernes|a|al|correos|punto*
    tengo|guardo todavia|aun|la|caja|el|embalaje*
  `,
  order: 'pedido compra',
};
