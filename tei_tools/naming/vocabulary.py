"""Words that tell names from other words: titles, particles, words that are both.

General knowledge of English prose and of naming customs, not of any one collection. All are keys
(see :func:`tei_tools.naming.words.key`).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Titles that stand directly before a name, or between its parts in a list.
TITLES = _words("""
 mr mrs miss ms messrs mister dr doctor prof professor sir lord lady dame madame mme mlle monsieur
 herr frau senor senora general gen lieutenant lt colonel col major maj captain capt commander cdr
 comdr cmdr admiral adm brigadier brig rear vice marshal field commodore sergeant sgt corporal
 ensign generalissimo president premier prime minister secretary ambassador senator sen congressman
 representative rep governor gov chancellor chairman king queen prince princess emperor shah sultan
 sheikh shaikh sheik emir amir duke count baron baroness pope cardinal archbishop bishop rabbi
 reverend rev father brother imam ayatollah judge justice counselor consul undersecretary deputy
 assistant director comrade foreign attorney speaker mayor crown envoy attache charge delegate
 councillor under acting former ex late commissioner vicepresident viscount viscountess marquess
 marchioness countess duchess freiherr freifrau graf grafin archduke archduchess comte comtesse
 shaykh amir daw thakin dona lic ing ministers secretaries presidents ambassadors generals senators
 congressmen admirals colonels gentlemen sec fonmin formin primin premiers chancellors governors
 viceroy regent presidentelect presidentdesignate chief staff mde mmes gens pasha bey effendi hon
 honorable excellency mission monsignor msgr affaires daffaires atty secy amb pm fm vm vc asst ambs
""")

#: Titles that are also family names.
TITLE_FAMILIES = _words(
    "lord king bishop major marshal judge pope prince duke baron brother field graf"
)

#: Titles that are also words of offices: what follows them may be no name.
OFFICE_TITLES = _words(
    "secretary general president minister director deputy assistant chief consul counselor"
    " attorney governor representative premier chairman ambassador secy asst delegate judge"
    " justice marshal major captain vice under foreign acting mission chancellor commissioner"
    " speaker commander staff brother father affaires daffaires atty"
)

#: Titles that make even a word like ``Church`` a name.
STRONG_TITLES = TITLES - _words(
    "rear vice field mission foreign chief crown dean under acting former ex late deputy"
    " assistant charge father brother"
)

#: Verbs that stand directly before names, with a capital where a sentence or an entry begins:
#: ``Met Alder at noon``.
VERBS_BEFORE_NAMES = _words("met saw told asked informed advised urged assured replied handed")

#: Words that no reader takes for a name without a title or a given name before it.
FUNCTION = VERBS_BEFORE_NAMES | _words(
    "im ive ill id youre youve hes shes theyre weve dont cant wont thats lets whats heres theres"
    " isnt arent didnt a about above accordingly according actually after afterwards again against"
    " all almost along already also although always among another apparently around aside because"
    " before behind being below besides between both consequently currently dear despite due"
    " during each either else especially even ever every everyone everything except finally first"
    " following fortunately further furthermore generally given having hence however hopefully"
    " immediately indeed instead just last lastly later likewise many meanwhile moreover much"
    " naturally neither never nevertheless nobody none nonetheless nothing obviously often once"
    " only originally other others otherwise overall perhaps please possibly presumably previously"
    " probably quite rather really regarding recently second secondly seven several similarly"
    " since six somehow someone something sometimes soon still subsequently therefore third though"
    " through throughout today together tomorrow tonight toward towards two three four five eight"
    " nine ten twice unfortunately unless unlike until usually very whatever whenever whether"
    " whereas within without yesterday inform tell ask advise urge assure an and any are as at be"
    " but by can could did do does for from get go had has have he her here him his how i if in"
    " into is it its let may me more most my no nor not now of off on one or our out own per re"
    " see shall she should so some such than that the their them then there these they this those"
    " thus to too under up upon us via was we were what when where which while who why will with"
    " would yes yet you your"
)

#: Words after a family name that make it the name of a thing: ``Johnson Library``.
THINGS = _words(
    "library papers files file collection center centre museum foundation memorial university"
    " college school institute hotel airport building hall house street avenue boulevard county"
    " city town island islands river lake mountain dam bridge park square plaza theater"
    " corporation corp company inc bros brothers fund prize ranch estate court club round times"
    " aviv sea ocean community platz allee strasse"
)

#: Titles of women.
FEMALE = _words("mrs miss ms lady dame madame mme mlle frau senora queen princess baroness")

#: Particles that may open a family name, small or capital.
PARTICLES = _words(
    "de da do dos das del della di du des la le van von der den ter ten zu zum na y el al bin ibn"
    " ben abu st"
)

#: Generation names after a name.
SUFFIXES = _words("jr sr ii iii iv")

#: Ordinals of rulers.
REGNAL = _words("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi")

#: Vietnamese family names, after which a person is not called.
VIETNAMESE = _words(
    "ngo nguyen tran le pham vo vu ho phan duong bui do dang ton truong hoang huynh ly dinh cao"
    " lam mai trinh ta tong bach nghiem vuong dao doan luong thai"
)

#: Chinese, Korean and other family names that stand first.
FAMILY_FIRST = _words("li lin liu chen chou wang chang chiang kim yi pak u lon")

#: Family names that are also ordinary words, places or things, and so need evidence.
WORDS = _words(
    """
 abbey academy acre adams airport angel april arab archer arms arrow ash august autumn badger baker
 ball bank banks bar bard barn barracks base bass battle bay beach beam bean bear beer bell bench
 best bey birch bird bishop black blood bloom blue board bond book booth bow bowl box boy boys
 branch brand breeze bridge bridges bright brink broad brook brooks brown buck bull bunker burden
 bush butler butt button byway camp campus canal cannon canon captain car card case cash castle
 cave chad chair chairman chamberlain chance chancellor chase cherry chess china church city clay
 clear clerk cloud coach coal coast coffin cold cole college commons constable cook cooper corn
 corps cotton counsel count country court cow cox craft crane creek cross crow crown cruise curry
 cutler dale dallas dam dark dart data date dawn day days dean dear deal delta denver dial diamond
 dick division dock doctor dolphin door double dove down drake draper driver drum duke dust duty
 eagle earl early east easter eden egypt elder emperor england english ensign evening fair fall
 falls farmer fast father field fields finch fine finger fire first fish fisher flag fleet flood
 flower fly foot force ford foreman forest fort forward foster fowler fox france frank free freeman
 french friend frost fuller gale gallant game garden garner gate gates gay general german germany
 gift glass god gold golden good goodman goose governor grace grand grant grants grass grave graves
 gray great green grey grim grip grove guest guy hail hale half hall ham hammer hand hands harbor
 hard hardy hare harm hawk hawks hay head healy heard heart heath hector high hill hills hogan
 holiday holland holly holt home homer hood hook hope horn horse hospital host hotel house houses
 houston howl hub hull hunt hunter hurt hyde ice india iron irons island israel jack jackson jade
 jewel jewels job jordan joy judge july june jury justice keen keep key keys kid kind king kings
 knight knights knot korea lake lamb lamp land lane large lark last latin law lay lead leader leaf
 league lemon lens lent levy lie light lights like lime lincoln lion lions list little lock london
 long lord lords love low lucky luck lucas lyon lynch lynx madison mail major man mann manning
 march maria marine mark marks marsh marshal martial mason master masters may meadows medal men
 mercer merchant merit mild miles mill miller mills mind miner mine minister mission mint mist
 model monday monk monroe moon moor moose more morning moss mountain mouse mullet nail nation near
 new newman nice night nil noble noon north notes oak ocean old olive olympic open orange orient
 overall own page pages paine palace palm palmer paper paris park parker parks parsons part pass
 patch path patrol peace peach peak pearl peer pence pepper perch phoenix pick pike pilgrim pilot
 pine pink piper pipes pitt place plain plane planet plant player point polk pole pond pool poor
 pope port porter post pot potter potts pound powder power powers president press price prince
 prior proctor proper province pugh pulse purse queen queens quick quiet rain ram rand range rank
 ranks ray read ready reed reef reform regent rest rice rich ridge ring rings rise rivers road
 robin rock rocks rome room root rose round rush russia sage sailor saint sale salt salter
 salvation sand sands savage saw saxon school scot scott sea seal self senate sense service shade
 shah shark sharp shepherd ship shoemaker shore short show side sides silver singer sky slack slate
 slaughter small smart snow soldier son south spain spark speaker spear speed spring springs square
 staff stair stamp star starr stark start state stated steel steele stern steward still stock stone
 story strange stream street strong stump sultan summer sun sunday swan sweet swift sword table
 tailor talbot tall tank taylor temple tent thorn tide tiger time times tower towers town train
 trap travel tree trotter true trump trust tuck turkey turn turner under union upright urban vale
 valley vance venture vessel vest vice victor view virgin virginia waiter walker wall walls war
 ward warden ware warner washington waste watch water waters watts way weaver webb weeks welcome
 well wells west wheat wheel wheeler whip white wild will wilde wind winds wine wing winter wire
 wise wolf wonder wood woods wool words workman world worth yard yates yeoman york young youth tel
 aviv asia africa america europe berlin bonn moscow vienna geneva cairo damascus beirut saigon
 seoul tokyo peking lima santiago havana quito santo san santa la los
"""
)
