"""Capitalized words that are no names of persons: places, peoples, institutions, months, headings.

General knowledge of diplomatic prose, as keys (see :func:`tei_tools.naming.words.key`).
"""

from __future__ import annotations

from tei_tools.naming.vocabulary import FUNCTION, SUFFIXES, THINGS, TITLES, WORDS

#: Countries, peoples, cities, regions.
PLACES = frozenset(
    """
 afghan afghanistan afghans africa african aires albania albanian algeria algerian algerians
 algiers america american americans americas amman andorra angeles angola ankara antarctica
 antigua antilles arab arabia arabian arabs argentina argentine asia asian asians asmara asuncion
 athens atlantic australia australian austria austrian aviv azerbaijan azerbaijani azores baghdad
 bahrain baku bali balkans baltic bamako bangkok bangladesh barbados barcelona basra beijing
 beirut belgian belgium belgrade benghazi berlin bermuda bern bhutan birmingham bissau bogota
 bolivia bolivian bombay bonn bordeaux borneo bosnia boston botswana brasilia brazil brazilian
 brazzaville bremen britain british bruges brunei brussels bucharest budapest buenos bulgaria
 bulgarian burma burmese burundi cairo calcutta calgary california cambodia cambodian cameroon
 cameroonian canada canadian canberra canton caracas caribbean cartagena casablanca caucasus
 ceylon chad chicago chiengmai chile chilean china chinese chungking cologne colombia colombian
 colombo communist communists conakry congo congolese copenhagen corsica costa crete croatia
 croatian cuba cuban cubans cypriot cyprus czech czechoslovak czechoslovakia dacca dakar dalmatia
 damascus danang danish danube delhi denmark detroit dhahran djakarta djibouti domingo dominica
 dominican dresden dubai dublin durban dusseldorf dutch east eastern ecuador edinburgh egypt
 egyptian egyptians england english eritrea eritrean estonia estonian ethiopia ethiopian europe
 european europeans far fiji finland finnish florida formosa formosan france frankfurt freetown
 french fukien gabon gambia gaza geneva german germans germany ghana gibraltar golan gothenburg
 greece greek greeks grenada guadeloupe guam guatemala guatemalan guayaquil guiana guinea gulf
 guyana hague haifa hainan haiti haitian hamburg hanoi havana hawaii helsinki hemisphere hiroshima
 honduras hong honolulu hungarian hungary hyderabad iceland ifni india indian indians indochina
 indonesia indonesian iran iranian iraq iraqi iraqis ireland irish isfahan islamabad islamic
 israel israeli israelis istanbul italian italians italy ivory izmir jaffa jakarta jamaica
 jamaican japan japanese java jerusalem jewish jews jidda johannesburg jordan jordanian kabul
 kandahar karachi kashmir katanga kathmandu kazakhstan kenya kenyan khartoum kiev kigali kinmen
 kinshasa kobe kong korea korean koreans kremlin kuala kuwait kyoto lagos lahore lao laos laotian
 latin latvia latvian lebanese lebanon leipzig leningrad leopoldville lesotho liberia liberian
 libreville libya libyan lille lima lisbon lithuania lithuanian liverpool london los luanda
 lucknow lumpur lusaka luxembourg luzon macao macau macedonia macedonian madagascar madras madrid
 malagasy malawi malaya malaysia malaysian malaysians maldives mali malta maltese managua
 manchester manchuria mandalay manila marrakech marseille maseru matsu mauritania mauritanian
 mauritius mecca mediterranean melbourne mesopotamia mexican mexicans mexico mogadishu moldavia
 monaco mongolia mongolian monrovia montenegro monterrey montevideo montreal moroccan morocco
 moscow moslem moslems mosul mozambique munich muscat muslim muslims nagasaki nairobi nam namibia
 nanking naples nassau nauru ndjamena nepal nepalese netherlands new niamey nicaragua nicosia
 niger nigeria nigerian nile normandy north northern norway norwegian nouakchott okinawa oman
 omani osaka oslo ottawa ouagadougou pacific pakistan pakistani pakistanis palermo palestine
 palestinian palestinians panama panamanian papua paraguay paris peiping peking penang penh
 persian peru peruvian pescadores philadelphia philippine philippines phnom piraeus poland poles
 polish porto portugal portuguese prague pretoria princeton puerto punjab pusan qatar quebec
 quemoy rabat rangoon rawalpindi reykjavik rhodes rhodesia rica riga rio riyadh romania romanian
 rome rotterdam rumania rumanian russia russian russians rwanda ryukyu ryukyuan ryukyus sabah
 sahara saigon salonika salvador salzburg samoa san santiago santo sarajevo sarawak sardinia saudi
 saudis savannakhet scandinavia scandinavian scotland scottish senegal senegalese seoul serbia
 serbian seychelles shanghai siam siamese siberia sicily sierra sikkim sinai singapore slovak
 slovakia slovenia sofia somali somalia somalis songkhla south southeast southern soviet soviets
 spain spanish states stockholm strasbourg stuttgart sudan suez sumatra suva sweden swedish swiss
 switzerland sydney syria syrian syrians tabriz taipei taiwan taiwanese taiz tanganyika tangier
 tangiers tanzania tashkent tasmania tehran tel texas thai thailand thessaloniki thuringia tibet
 tibetan tientsin timor tirana togolese tokyo tonkin toronto trieste trinidad tripoli tunis
 tunisia tunisian tunisians turin turkey turkish turks tyrol uganda ukraine ukrainian ulan united
 uruguay uruguayan ussr uzbekistan valletta vancouver vatican venezuela venezuelan venice vienna
 vientiane viet vietnam vietnamese virginia vladivostok volga wales warsaw washington welsh west
 western yalta yaounde yemen yemeni yemenis yokohama york yugoslav yugoslavia yugoslavian
 yugoslavs zagreb zaire zambia zambian zanzibar zealand zionist zionists zurich
    """.split()
)

#: Words of institutions, offices, documents, and of headings.
OTHERS = frozenset(
    """
 abstract academy accord accords account act acting action adjutant administration administrative
 administrator adviser advisers advisor advisory affairs agency agenda agreement agriculture aid
 aide aides air airgram alliance allies ally alternate amembassy amendment amer annex anti appendix
 appointment apr archives armistice arms army article assembly assessment assistance associate
 association atomic attached attachment attaché aug august author authorities authority aviation
 background bank banker base basic battle bay begin bill block board branch brief briefing brit
 brother budget bureau cabinet cable canal career center central charter chiefs christmas church
 circular city civil classification clearance clerk client coalition coast code cold collection
 college colonial combined command comment commerce commercial commission committee committees
 common commonwealth communique communiqué community company compensation comptroller conclusion
 conclusions confederation conference confidential congress congressional constitution consul
 consular consulate contingency contractor control controlled controller convention cooperation
 coordinating coordination coordinator copies copy corporation corps correspondence correspondent
 council counsel counterpart country coup court cousin covenant covering crisis current customs
 dated daughter day dc dear debate dec december declaration def defense del delegate delegation
 democracy democrat democratic democrats deparment department dept deptel desert desk despatch
 development diaries diary directorate disarmament discussion dispatch dissem distribution division
 doctrine document documents domestic draft drafting driver dulte economic economist economy ed
 editor editorial eds education effort election emb embassies embassy embtel emergency empire encl
 enclosed enclosure end energy engineer engineering envoy equipment estimate estimates excerpt
 excerpts exchange executive exercise exim export external facts fall family fao father feb
 february federal federation field file files finance financial fire first fiscal five flash fleet
 flight following fon food footnote force forces foreign forum foundation fourth free freedom
 friday front frontier frus fund further future general gold good government governments govt great
 ground group guard guerrilla guidance headquarters health hearings high hill history holy home
 hotel house housing human ibid idem immediate importance imports independence index industrial
 industry info information infra inspector institute insurance intelligence inter interagency
 intercept interdepartmental interior internal international interpreter investment island islands
 issue issues jan january joint journal journalist jul july jun june justice king kingdom labor
 laborers land law lawyer leadership league legal legation legislature letter liaison liberal
 library lightning limdis limitation line list lot ltd machinery main majesty majority manager
 mandate mar march marine marines maritime market martial material materials matters meeting member
 members memcon memcons memo memoranda memorandum message mid middle military ministry minutes
 missile mission missions monday monetary money mother motion movement multi munitions national
 nationalist nationalists nationals nations natl nato naval navy near neutral newspaperman next
 nodis noforn non note notes notetaker nov november nuclear number objectives observer oct october
 off office officer officers official oil one operation operations opposition option options order
 organization organizations orient outline overseas owner pact page pan panel paper para paragraph
 parl parliament parliamentary part participants parties party peace peninsula people peoples
 period permanent personal pilot plan planning plans plenary point points polad polads police
 policy politburo political population port position post pouch power powers pp prairie preparation
 presidential press priority pro problem problems procedures proceedings professor program progress
 project proposal proposals prosecutor protocol provisional public published publisher purpose
 question questions quote radio rapporteur reactions recent recommendation recommendations
 reconstruction record recorder records red reference reform reftel refugee refugees regime
 regional relations relief repeated report reporter representatives republic republican republicans
 republics res research resolution resources response revolution revolutionary river rolling round
 routine royal ruling safety sanctions satellite saturday scholar scientific second secret
 secretariat section sections security selected senate senior sept september series service
 services session settlement seventh sister six sixth social socialist socialists societies society
 soldier son source special spokesman spring staff standing state statement states station
 statistics status steering stenographer strait straits strategic strategy study sub subcommittee
 subject subversion suez summary summer summit sunday supplemental supply support supra supreme
 survey system tab tactical talk talking talks tariff task tasks technical technician telcon
 telegram telegrams telephone ten territory test text third three thunder thursday time title top
 total trade training transcript transit translator transport transportation treasury treaty trip
 tripartite trips troops trust trustee trusteeship tuesday two undersecretary union unit unity
 university unquote urban usdel use valley verbatim veterans view views visit voice vol volume war
 washington water wednesday welfare western whole widow wife winter worker workers working world
 year years zone
    """.split()
)
#: Months that are given names, too.
MONTHS = frozenset("april may june august".split())

#: With their plurals.
NOT_NAMES = PLACES | OTHERS | {f"{word}s" for word in PLACES | OTHERS}

#: Pairs of letters that are no initials: ``U.S. Army``, ``A.M.``
NO_INITIALS = frozenset({("u", "s"), ("u", "n"), ("u", "k"), ("d", "c"), ("p", "l"), ("a", "m")})

#: All words that are no names, or need evidence to be one.
NO_NAMES = NOT_NAMES | FUNCTION | SUFFIXES | THINGS | TITLES | WORDS

#: Presidents of the United States.
PRESIDENTS = frozenset(
    "washington adams jefferson madison monroe jackson polk lincoln grant cleveland mckinley"
    " roosevelt taft wilson harding coolidge hoover truman eisenhower kennedy johnson nixon ford"
    " carter reagan bush clinton".split()
)

#: Bearers of a family name that needs no introduction in any text of its time.
FAMOUS = frozenset(
    """
 adenauer allende attlee begin bengurion bevin bismarck brandt brezhnev brzezinski bulganin carter
 castro chamberlain chiang churchill clemenceau coolidge degaulle dulles eden eisenhower erhard
 faisal fdr franco gandhi goering gomulka gorbachev gromyko hammarskjold hirohito hitler hoover
 jefferson kadar kekkonen kennedy khomeini khrushchev kissinger kosygin lenin lumumba macarthur
 macmillan makarios malenkov mao mcnamara meir metternich mikoyan mitterrand molotov mussolini
 nasser nehru nixon nkrumah nyerere papandreou perón peron pompidou rabin reagan rhee roosevelt
 sadat salazar sihanouk stalin stevenson suharto sukarno thatcher tito trotsky trudeau truman
 ulbricht vyshinsky waldheim zhukov diem thieu
    """.split()
)

#: Verbs of which a person is the subject.
SPEAKING = frozenset(
    """
 said says stated replied answered asked told added thought thinks felt feels noted remarked
 suggested agreed believed believes commented emphasized stressed explained expressed inquired
 indicated declared observed mentioned pointed wondered responded recalled reiterated repeated
 concluded continued argued urged warned proposed objected interjected reported assured advised
 informed promised admitted claimed insisted began summarized telephoned called smiled nodded went
 came left arrived departed returned met saw spoke sent talked wrote signed drafted initialed
 himself
    """.split()
)
