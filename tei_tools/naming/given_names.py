"""Given names, their short forms and their spellings.

General knowledge of naming customs, as keys (see :func:`tei_tools.naming.words.key`).
"""

from __future__ import annotations

#: Short forms of given names.
SHORT_FORMS: dict[str, frozenset[str]] = {
    short: frozenset(full.split())
    for short, full in {
        "abe": "abraham",
        "al": "albert alfred alexander alvin",
        "alec": "alexander",
        "alex": "alexander alexis",
        "andy": "andrew",
        "art": "arthur",
        "ben": "benjamin",
        "bert": "albert herbert robert",
        "bill": "william",
        "billy": "william",
        "bob": "robert",
        "bobby": "robert",
        "brad": "bradley bradford",
        "charlie": "charles",
        "chip": "charles",
        "chris": "christian christopher",
        "chuck": "charles",
        "cy": "cyrus",
        "dan": "daniel",
        "dave": "david",
        "dick": "richard",
        "doug": "douglas",
        "ed": "edward edwin edmund",
        "eddie": "edward",
        "fred": "frederick alfred frederic",
        "gene": "eugene",
        "gerry": "gerald gerard",
        "hal": "harold henry",
        "hank": "henry",
        "harry": "harold henry harrison",
        "herb": "herbert",
        "jack": "john jackson",
        "jake": "jacob",
        "jeff": "jeffrey",
        "jerry": "gerald jerome jerrold jeremiah",
        "jim": "james",
        "jimmy": "james",
        "jock": "john",
        "joe": "joseph",
        "johnny": "john",
        "ken": "kenneth",
        "larry": "lawrence laurence",
        "len": "leonard",
        "lew": "lewis llewellyn",
        "lou": "louis",
        "mac": "mcgeorge",
        "marty": "martin",
        "matt": "matthew",
        "max": "maxwell maximilian",
        "mike": "michael",
        "mitch": "mitchell",
        "nat": "nathaniel nathan",
        "ned": "edward edmund",
        "nick": "nicholas",
        "norm": "norman",
        "pat": "patrick patricia",
        "pete": "peter",
        "phil": "philip phillip",
        "ray": "raymond",
        "rob": "robert",
        "ron": "ronald",
        "sam": "samuel",
        "sandy": "alexander",
        "stan": "stanley",
        "steve": "stephen steven",
        "ted": "edward theodore",
        "teddy": "edward theodore",
        "terry": "terence",
        "tim": "timothy",
        "tom": "thomas",
        "tommy": "thomas",
        "tony": "anthony antonio antony",
        "vic": "victor",
        "vince": "vincent",
        "walt": "walter",
        "will": "william",
        "win": "winthrop",
        "zbig": "zbigniew",
    }.items()
}

#: Given names that are spelled in several ways in English -> one of the spellings.
SPELLINGS = {
    spelling: spellings.split()[0]
    for spellings in (
        "muhammad mohammad mohammed muhammed mohamed mohamad muhamad muhammet",
        "ahmad ahmed achmed achmad",
        "hasan hassan hassen",
        "husayn hussein husein husain hussain",
        "yakov jacob yacov jakov",
        "mustafa mustapha moustafa",
        "yusuf yousef youssef yusef yussuf",
        "umar omar",
        "sergei sergey serge",
        "nikolai nikolay nicolai",
        "aleksandr alexander alexandr",
        "aleksei alexei aleksey alexey",
        "andrei andrey",
        "iosif joseph",
    )
    for spelling in spellings.split()
}

#: Given names, common in English and in the languages of its neighbours.
GIVEN = frozenset(
    """
 aaron abdul abdullah abraham achmed adam adlai adolf adolfo ahmad ahmed aziz alan albert alberto
 alejandro alexander alexandre alexei alexis alfonso alfred alfredo ali allan allen alvin ambrose
 amir amos anatoly anatoliy andre andreas andrei andrew andrey angel anthony antoine anton antonio
 archibald armand arnold arthur august averell barbara barry basil benjamin bernard bernhard
 bertram betty boris bradford bradley brent brian bruce bruno burton byron calvin carl carlos carol
 carroll caspar cecil charles chester christian christopher clarence clark claude clayton clement
 clifford clyde cornelius craig curtis cyril cyrus dale daniel david dean dennis dmitri dmitriy
 dmitry donald dorothy douglas dudley duncan dwight earl edgar edmund eduardo edward edwin eleanor
 elbert eliot elizabeth ellis ellsworth elmer emanuel emil emile emilio eric erich ernest ernesto
 ernst eugene everett felix ferdinand fernando fidel florence floyd foster foy frances francis
 francisco franco frank franklin franz fred frederic frederick fritz gabriel gamal gaston george
 georges gerald gerard gerhard gilbert giovanni giulio giuseppe glenn gordon graham grant gregory
 guillermo gunnar gustav guy hamilton hans harlan harold harriet harris harrison harry harvey
 hassan hector heinrich helen helmut henri henry herbert herman hermann homer horace houston howard
 hubert hugh hugo hussein ian ibrahim ignacio igor isaac ismail ivan jack jackson jacob jacques
 jaime james jan jane jason javier jean jeffrey jerome jerrold jesse jesus joan john jorge jose
 josef joseph joshua josip juan jules julian julio julius karl kenneth konrad konstantin kurt kwame
 lawrence laurence leland leo leon leonard leonid leopold leroy leslie lester lewis lincoln lloyd
 lorenzo louis lucius luis luther lyman lyndon malcolm manlio manuel marcel marcos margaret maria
 mario mark marshall martin marvin mary matthew maurice max maxwell mcgeorge melvin merrill michael
 michel miguel mikhail milton mitchell mohamed mohammad mohammed morris morton muhammad murray
 mustafa nathan nathaniel nelson nicholas nicolas nikita nikolai nikolay nils norman olaf oleg
 oliver omar orville oscar otto owen pablo patricia patrick paul pedro perry peter philip philippe
 phillip pierre pietro rafael ralph ramon randolph raul raymond reginald rene ricardo richard
 robert roberto roderick rodger rodolfo roger roland rolf ronald roscoe rowland roy rudolf rudolph
 rufus russell ruth salvador samuel sarah scott sebastian selwyn sergei sergey sergio sherman
 sidney simon stanley stephen steven stewart stuart sumner susan sydney thaddeus theodore thomas
 timothy ulrich vernon victor vincent virginia vittorio vladimir vyacheslav wallace walter walworth
 warren wayne wendell wesley wilbur wilhelm willard william willis willy winston winthrop woodrow
 yuri zbigniew alice anna anne catherine christine diana edith ellen emily golda indira irene
 jacqueline jeanne jennifer judith julia karen katherine kathleen laura linda louise lucy marie
 marjorie martha mildred nancy olga pamela rosemary sophia sylvia teresa theresa yvonne
""".split()
) | frozenset(SHORT_FORMS)
