"""What tells names from other words in memos in French, German, Spanish, Italian and Russian.

All words are small.
"""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language by which its names are told.

    ``frequent`` are its most frequent words, which tell that a text is in it. ``persons`` are the
    titles of persons, after which a name stands, and ``offices`` those of offices, after which
    other words stand as well; both without the full stop that may follow. ``words`` are other words
    that no person is called, with or without accents: those that open sentences, forms of address,
    offices, institutions, in German also countries in the genitive. ``nouns`` says that all nouns
    have capitals.
    """

    code: str
    frequent: frozenset[str]
    persons: str
    offices: str
    words: frozenset[str]
    nouns: bool = False


#: English as evidence against the others.
ENGLISH = _words("the of and to that for is was with by it be he not as at from this have had")

LANGUAGES = (
    Language(
        "fr",
        _words(
            "le la les des du et est une un que qui dans pour par sur avec au aux ce cette il elle"
            " ne pas nous vous son sa ses leur été"
        ),
        "m mm mme mmes mlle monsieur messieurs madame mademoiselle maître dr docteur professeur",
        "ministre ambassadeur président sénateur député général colonel commandant capitaine"
        " amiral maréchal chancelier conseiller consul préfet roi reine prince princesse comte"
        " comtesse baron baronne abbé cardinal",
        _words("""
 a afin ainsi alors apres assemblee au aucun aucune aujourdhui aupres aussi autant autre autres aux
 avant avec beaucoup bien bureau car ce ceci cela celle celles celui cependant certains ces cet
 cette ceux chacun chaque chef chez comite comme comment commission conseil conseillers contre dans
 de depuis des deux differents directeur directeurs dont du durant elle elles en encore enfin
 ensuite entre est et etant etat etats etrangeres eux excellence excellences general gouvernement
 hier ici il ils interieur jai je jusqua la laffaire lambassade lambassadeur le les leur leurs lors
 lorsque lui lun ma mais malgre me mes mission moi moins mon ministere ministres monseigneur ne ni
 nos notamment notre nous on or ou oui outre par parce parlement parmi pas pendant personne peu
 peut plus plusieurs point politique pour pourquoi pourtant premier present pres presidence prevu
 puis puisque quai quand quant que quel quelle quelques qui quoi quoique republique reunion sa sans
 sauf se secretaire secretariat selon service services ses seul si sinon soit son sous suivant sur
 ta tel telle toujours tous tout toute toutefois toutes tres un une vers vice voici voila vos votre
 vous
        """),
    ),
    Language(
        "de",
        _words(
            "der die das und den dem des nicht ist ein eine einer einen mit von zu zur zum im auf"
            " für daß dass sich er sie es als auch bei nach habe"
        ),
        "herr herrn herren frau fräulein dr prof professor doktor",
        "minister botschafter gesandter gesandten präsident präsidenten staatssekretär"
        " unterstaatssekretär reichskanzler bundeskanzler kanzler general oberst hauptmann major"
        " admiral marschall konsul generalkonsul legationsrat legationssekretär botschaftsrat"
        " gesandtschaftsrat ministerialrat ministerialdirektor ministerialdirigent"
        " regierungsrat abgeordneter abgeordneten senator graf gräfin fürst prinz freiherr baron"
        " kardinal bischof",
        _words("""
 abschrift aber abgeordnete abteilung alle allerdings als also am amt an andere anderen
 andererseits anfang anlage auch auf aufzeichnung aus ausland auswartige auswartigen auswartiges
 ausserdem außerhalb bei beide beiden besonders betreff bevor bis botschaft bund bundesregierung
 bundesrepublik da dabei dadurch dafur dagegen daher damals damit danach dann daran darauf daraus
 darin daruber darum das dass dasselbe davon dazu dein dem demgegenuber den denen denn dennoch der
 deren derselbe des deshalb dessen die dies diese diesem diesen dieser dieses direktor doch dort
 durch ebenso ehe eigentlich ein eine einem einen einer eines einige einzelne ende endlich
 entsprechend er erst es etwa euer euere exzellenz falls ferner frage fur ganz gegen gegenuber
 gelegentlich geheim gesprach gestern gewiss hat haben heute hier hierauf hierbei hierzu
 hinsichtlich hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem infolge insbesondere
 inzwischen ist ja jede jeder jedes jedoch jene jener jetzt kein keine kurz land laut leiter man
 manche mehr mehrere mein meine meinem meinen meiner meines minister ministerium mit mitte nach
 nachdem nachher naturlich neben nein nicht nichts niemand noch nun nur ob oberste obgleich oder
 obwohl offenbar ohne persönlich prasidium protokoll referat regierung reich reichsregierung
 schließlich schon sehr sein seine seinem seinen seiner seit seitdem selbst sich sie sind so sobald
 sodann sogar solange solche somit sonst sowie sowjetunion staat staatssekretare statt streng
 telegramm trotz trotzdem uber uberhaupt ubrigens um unbeschadet und uns unser unsere unserem
 unseren unserer unter untersuchung verhandlungen vermerk vertraulich viele vielleicht vielmehr
 voll vom von vor vorher wahrend wann war warum was wegen weil weiter weiterhin welche welcher wenn
 wer weshalb wie wieder wir wo wobei wodurch woher wohl wollen worauf wurde zu zuerst zufolge
 zugleich zuletzt zum zunachst zur zusammen zwar zwischen frankreichs osterreichs deutschlands
 russlands englands irlands griechenlands finnlands italiens spaniens belgiens polens rumäniens
 bulgariens jugoslawiens schwedens norwegens dänemarks ungarns japans chinas indiens ägyptens
 portugals brasiliens argentiniens großbritanniens amerikas europas
        """),
        nouns=True,
    ),
    Language(
        "es",
        _words(
            "el la los las del y que en una un por con para se su al lo como más fue es ha esta"
            " este no sus"
        ),
        "sr sra srta sres señor señora señorita señores don doña d dña dr dra doctor doctora"
        " licenciado lic ingeniero ing profesor profesora",
        "ministro ministra embajador embajadora presidente canciller general coronel comandante"
        " capitán almirante mariscal senador diputado gobernador cónsul subsecretario rey reina"
        " príncipe conde condesa marqués barón obispo cardenal",
        _words("""
 a ademas ahora al algunos alguna algunas alli ambos ante antes aqui asi asimismo aunque ayer bajo
 bien cada casi circular como con conforme consejo contra cual cuando cuanto de debido del desde
 despues dicha dicho director durante e el ella ellas ellos embajada en encargado entonces entre
 era es esa ese eso esta estado estados estas este esto estos excelencia excelentisimo exterior
 exteriores fue general gobierno hace hacia han hasta hay hoy ilustrisimo incluso jefe junta la las
 le les lo los luego mas me mediante mi mientras ministerio mis muy nada ni ningun ninguna no
 nosotros nuestra nuestras nuestro nuestros nunca o otra otras otro otros para parte pero poco por
 porque presidencia primero pues que quien quienes republica reunion sea secretaria secretario
 segun ser si siempre sin sino sobre solo son su sus tal tambien tampoco tan tanto tenemos toda
 todas todo todos tras tu un una unos usted ustedes usia varios vuestra y ya yo
        """),
    ),
    Language(
        "it",
        _words(
            "il la gli della del di che per una un con non nel nella ha si al alla dei delle è"
            " sono lo le"
        ),
        "sig signor signore signora signorina signori dott dottor dottore dottoressa dr on"
        " onorevole prof professor professore professoressa avv avvocato ing ingegnere",
        "ministro ambasciatore presidente generale colonnello maggiore capitano ammiraglio"
        " maresciallo senatore deputato console cancelliere sottosegretario re regina principe"
        " principessa conte contessa marchese barone monsignor cardinale",
        _words("""
 a affari agli ai al alcuni alcune alla alle allo allora altre altri ambasciata anche ancora anzi
 appena appunto attualmente avendo benche camera capo che chi cio circa come con consiglio contro
 così cui da dal dalla dalle dallo davanti dei degli del della delle dello dentro di direttore dopo
 dove dunque dura durante e ecc eccellenza eccellenze egli ella era esteri esse essi essa essendo
 esso fino fra già giacche gli governo ha ho i ieri il in infatti infine inoltre insomma intanto
 inutile invece io italia la le lei lo loro lui ma mentre mia mie miei ministero mio molti ne negli
 nei nel nella nelle nello nessun nessuna nessuno noi non nonostante nostra nostre nostri nostro
 nulla o oggi ogni oltre onde oppure ora per perche percio pero poi poiche presidenza presso prima
 primo proprio pure qual quale quali qualora quando quanto quasi quella quelle quelli quello questa
 queste questi questo qui quindi repubblica riunione salvo se sebbene secondo segretario segreteria
 sempre senza si sia sicche solo sono sopra sotto sta stato stati sua sue sugli sui sul sulla sulle
 suo suoi tale tali tanto tra tuttavia tutte tutti tutto un una uno vi voi vostra vostro
        """),
    ),
    Language(
        "ru",
        _words(
            "и в не на что с по к от для о он она из его как за это этот я мы был была а у но бы"
            " до об мне меня нам нас наш наше ему сегодня был было если так также этом"
        ),
        "г-н г-на г-ну г-ном г-жа г-жи г-жу господин господина господину господином госпожа"
        " госпожи госпожу товарищ товарища товарищу товарищем тов т д-р доктор доктора профессор"
        " профессора",
        "министр министра министру посол посла послу посланник посланника президент президента"
        " президенту премьер премьера генерал генерала полковник полковника маршал маршала"
        " адмирал адмирала капитан секретарь секретаря советник советника консул консула король"
        " князь граф барон",
        _words("""
 а без более беседа беседы был было в вам вами вас ваш ваша вашего ваше вместе во вопрос вопросы
 вот впрочем все всего вслед всякий вы где для до его ее если есть еще же за заместитель запись
 затем здесь и из или им иностранных их как каким какой когда комитет кроме кто ли лишь между мне
 мной мои мой мы на над нам нами нас наш наша нашего наше не него нет ни них но ныне о об однако он
 она они оно от ответ отдел очень перед письмо по под пока поскольку после посольство поэтому
 правительство при про прошу с сам сегодня сейчас совет совета советский советского советское со
 союз союза ссср так также такой там тем теперь то тогда того только тот ту тут ты у уже хотя чем
 через что чтобы эта эти этим это этого этой этом этот я
        """),
    ),
)
