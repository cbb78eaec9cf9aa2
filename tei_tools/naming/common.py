"""Capitalized words that are no names of persons: places, peoples, institutions, months, headings.

General knowledge of diplomatic prose, as keys (see :func:`tei_tools.naming.words.key`).
"""

from __future__ import annotations

from tei_tools.naming.vocabulary import FUNCTION, SUFFIXES, THINGS, TITLES, WORDS

#: What peoples are called before a hyphen: ``Anglo-American``.
PREFIXES_OF_PEOPLES = frozenset("afro anglo sino".split())

#: Countries, peoples, cities, regions.
PLACES = PREFIXES_OF_PEOPLES | frozenset(
    """
 benelux
 afghan afghanistan afghans africa african aires alabama alaska albania albanian algeria algerian
 algerians algiers alsace america american americans americas amman amoy anatolia andorra angeles
 angola angolan ankara annapolis antarctic antarctica antigua antilles arab arabia arabian arabs
 arctic argentina argentine argentines arizona arkansas asia asian asians asmara assam asuncion
 aswan athens atlanta atlantic australia australian austria austrian aviv azerbaijan azerbaijani
 azores baghdad bahrain baku bali balkan balkans baltic baltimore bamako bangkok bangladesh
 barbados barcelona basque basra bavaria beijing beirut belgian belgium belgrade bengal benghazi
 berlin bermuda bern bhutan bihar birmingham bissau bogota bolivia bolivian bolivians bombay bonn
 bordeaux borneo bosnia bosporus boston botswana brasilia brazil brazilian brazilians brazzaville
 bremen britain british brittany bruges brunei brussels bucharest budapest buenos bulgaria
 bulgarian burma burmese burundi byzantine cairo calcutta calgary california cambodia cambodian
 cameroon cameroonian canada canadian canberra canton caracas caribbean carolina cartagena
 casablanca catalonia caucasian caucasus ceylon chad charleston chicago chiengmai chile chilean
 chileans china chinese cholon chungking cincinnati cologne colombia colombian colombians colombo
 colorado communist communists conakry congo congolese connecticut copenhagen corsica costa
 costarican crete crimea croatia croatian cuba cuban cubans cypriot cyprus czech czechoslovak
 czechoslovakia dacca dakar dakota dalmatia damascus danang danes danish danube dardanelles
 delaware delhi denmark denver detroit dhahran djakarta djibouti domingo dominica dominican
 dresden dubai dublin durban dusseldorf dutch east eastern ecuador ecuadoran edinburgh egypt
 egyptian egyptians england english eritrea eritrean estonia estonian ethiopia ethiopian
 ethiopians etorofu euphrates europe european europeans far fiji filipino filipinos finland
 finnish finns flanders florida foochow formosa formosan france frankfurt freetown french fukien
 gabon galicia gambia ganges gaza geneva german germans germany ghana ghanaian gibraltar goa golan
 gothenburg greece greek greeks grenada guadeloupe guam guantanamo guatemala guatemalan
 guatemalans guayaquil guiana guinea gulf guyana hague haifa hainan haiti haitian haitians hamburg
 hampshire hanoi havana hawaii helsinki hemisphere hiroshima hokkaido honduran honduras hong
 honolulu honshu hungarian hungary hyderabad iberian iceland idaho ifni illinois india indian
 indiana indianapolis indians indochina indonesia indonesian indus iowa iran iranian iraq iraqi
 iraqis ireland irish irrawaddy isfahan islamabad islamic israel israeli israelis istanbul italian
 italians italy ivory izmir jaffa jakarta jamaica jamaican jamaicans jammu japan japanese java
 jersey jerusalem jewish jews jidda johannesburg jordan jordanian jordanians kabul kachin kachins
 kandahar kansas karachi karelia kashmir katanga kathmandu kazakhstan kentucky kenya kenyan
 kenyans kerala khartoum kiev kigali kinmen kinshasa knoxville kobe kodiak kong korea korean
 koreans kremlin kuala kunashiri kuwait kwangju kyoto kyushu lagos lahore lao laos laotian lapland
 latin latvia latvian lebanese lebanon leipzig leningrad leopoldville lesotho liberia liberian
 libreville libya libyan libyans lille lima lisbon lithuania lithuanian liverpool london lorraine
 los louisiana louisville luanda lucknow lumpur lusaka luxembourg luzon macao macau macedonia
 macedonian madagascar madras madrid maine malacca malagasy malawi malaya malayan malayans
 malaysia malaysian malaysians maldives mali malta maltese managua manchester manchuria mandalay
 manila marrakech marseille maryland maseru massachusetts matsu mauritania mauritanian mauritius
 mecca mediterranean mekong melbourne memphis mesopotamia mexican mexicans mexico miami michigan
 milwaukee minneapolis minnesota mississippi missouri mogadishu moldavia monaco mongolia mongolian
 monrovia montana montenegro monterrey montevideo montreal moroccan moroccans morocco moscow
 moslem moslems mosul moulmein mozambican mozambique munich muscat muslim muslims nagasaki nairobi
 nam namibia namibian nanking naples nashville nassau nauru ndjamena nebraska nepal nepalese
 netherlands nevada new niamey nicaragua nicaraguan nicosia niger nigeria nigerian nigerians nile
 norfolk normandy north northern norway norwegian norwegians nouakchott nuremberg ohio okinawa
 oklahoma omaha oman omani oregon orlando osaka oslo ottawa ottoman ottomans ouagadougou pacific
 pakistan pakistani pakistanis palembang palermo palestine palestinian palestinians panama
 panamanian papua paraguay paraguayan paris peiping peking penang penghu penh pennsylvania persian
 peru peruvian peruvians pescadores philadelphia philippine philippines phnom piraeus pittsburgh
 pleiku poland poles polish pomerania porto portugal portuguese prague pretoria princeton prussia
 prussian puerto punjab pusan pushtun pushtuns pyongyang qatar quebec quemoy rabat rangoon
 rawalpindi reykjavik rhein rhine rhodes rhodesia rhodesian rica riga rio riyadh roman romania
 romanian romans rome rotterdam ruhr rumania rumanian russia russian russians rwanda ryukyu
 ryukyuan ryukyus saar sabah sacramento sahara saigon salonika salvador salvadoran salzburg samoa
 san santiago santo sarajevo sarawak sardinia saudi saudis savannakhet saxony scandinavia
 scandinavian scotland scottish seattle senegal senegalese seoul serbia serbian seychelles
 shanghai siam siamese siberia siberian sicily sierra sikkim silesia sinai sind singapore slovak
 slovakia slovenia sofia somali somalia somalis songkhla south southeast southern soviet soviets
 spain spanish states stockholm strasbourg stuttgart sudan sudanese suez sumatra suva sweden
 swedes swedish swiss switzerland sydney syria syrian syrians tabriz taegu taipei taiwan taiwanese
 taiz tamil tanganyika tangier tangiers tanzania tashkent tasmania tehran tel tennessee texas thai
 thailand thessaloniki thrace thuringia tibet tibetan tientsin tigris timor tirana togolese tokyo
 tonkin toronto transjordan trieste trinidad tripoli tulsa tunis tunisia tunisian tunisians turin
 turkey turkish turks tyrol uganda ugandan ukraine ukrainian ulan united uruguay uruguayan ussr
 utah uzbekistan valletta vancouver vatican venezuela venezuelan venezuelans venice vermont vienna
 vientiane viet vietminh vietnam vietnamese virginia vladivostok volga wales walloon warsaw
 washington welsh west western wisconsin wyoming yalta yalu yangtze yaounde yemen yemeni yemenis
 yokohama york yugoslav yugoslavia yugoslavian yugoslavs zagreb zaire zairian zambia zambian
 zanzibar zealand zionist zionists zurich
    """.split()
)

#: Words in the titles of newspapers: ``the Herald Tribune said``.
NEWSPAPERS = frozenset("herald tribune pravda izvestia".split())

#: Words of institutions, offices, documents, and of headings.
OTHERS = NEWSPAPERS | frozenset(
    """
 abbrev abstract academy accord accords account act acting action adjutant administration
 administrative administrator adviser advisers advisor advisory affairs agence agency agenda
 agreement agriculture ah aid aide aides air airgram alliance allies ally alternate amembassy amen
 amendment amer amers annex anti apollo appendix appointment apr aramco archive archives armistice
 arms army article arvn assembly assessment assistance associate association atomic attached
 attachment attaché aug august author authorities authority avenida aviation baath baathist
 baathists
 background bank banker base basic basilica battle bay begin bill block board boeing branch brief
 briefing brit brits brother buddha buddhist buddhists budget bundesrat bundestag bundeswehr
 bureau bye cabinet cable canal capitol career cathedral catholic catholics center central charter
 chateau chevron chicom chicoms chiefs chinat chinats christians christmas church circtel circular
 cirtel city civil classification clearance clerk client coalition coast code cold collection
 college colonial com combined command comment commerce commercial commission committee committees
 common commonwealth communique communiqué community company compensation comptroller conclusion
 conclusions concorde confederation conference confidential cong congen congress congressional
 constitution consul consular consulate contel contingency contractor control controlled
 controller convention cooperation coordinating coordination coordinator copies coptic copy
 corporation corps corr correspondence correspondent cosmonaut cosmonauts council counsel
 counterpart country coup court cousin covenant covering crisis current customs czechs dated
 datsun daughter day dc dear debate dec december declaration def defense del delegate delegation
 delga delto democracy democrat democratic democrats deparment department dept deptel deptels
 desert desk despatch development diaries diary directorate disarmament discussion dispatch dissem
 distribution division doctrine document documents domestic draft drafting driver druze dulte duma
 economic economist economy ed editor editorial eds education effort election emb embassies
 embassy embdes embtel embtels emergency empire encl enclosed enclosure end energy engineer
 engineering envoy equipment esso estimate estimates excerpt excerpts exchange exdis executive
 exercise exim export external exxon facts fall family fao fascist fascists father feb february
 federal federation ff field file files finance financial fire first fiscal five flash fleet
 flight folketing following fon fonoff fonsec food footnote force forces foreign forum foundation
 fourth fr free freedom friday front frontier frus fund further future gadel gaullist gaullists
 gemini general germ gold good government governments govt great ground group guard guerrilla
 guidance gvn harvan headquarters health hearings hello hereafter herewith herut high hill hilton
 hindu hindus histadrut history holy home hotel house housing hqs human ibid icato idem immediate
 importance imports independence index indo indos industrial industry info information infra
 inspector institute insurance intelligence inter interagency intercept interdepartmental interior
 internal international interpreter investment island islands issue issues jan january
 joint journal journalist jul july jun june justice kawasaki kibbutz king kingdom knesset labor
 laborers land law lawyer leadership league legal legation legislature leninist letter liaison
 liberal library lightning likud limdis limitation limoff line list lockheed lot ltd luftwaffe
 machinery main majesty majlis majority manager mandate maoist maoists mapai mapam mar march
 marine marines maritime market maronite maronites martial marxist marxists material materials
 matters meeting member members memcon memcons memo memoranda memorandum message messenger mid
 middle military minfor ministry minuteman minutes missile mission missions mitsubishi mobil
 monday monetary money moon mormon mosque mother motion movement multi munitions musto mytel
 mytels national nationalist nationalists nationals nations natl nato naval navy nazi nazis near
 neutral newspaperman next nodis noforn non note notes notetaker nov november nuclear number
 objectives observer oct october off office officer officers official oh oil okay one operation
 operations opposition option options order organization organizations orient orthodox ourtel
 ourtels outline overseas owner pact page pagoda pak paks palais palazzo pan panel papal paper
 para paragraph parl parliament parliamentary part participants parties party peace peninsula
 people peoples period permanent peronist peronists personal phalange pilot plan planning plans
 plaza plenary point points polad polads polaris police policy politbureau politburo political
 polto pontiff population port poseidon position post pouch power powers pp prairie
 preparation presidential presidium press priority pro problem problems procedures proceedings
 professor program progress project proposal proposals prosecutor protestant protestants protocol
 provisional public published publisher purpose quai quaker question questions quote radio
 rapporteur raytheon reactions recent recommendation recommendations reconstruction record
 recorder records red refair reference reform reftel reftels refugee refugees regime regional
 relations relief repeated report reporter representatives republic republican republicans
 republics res research resolution resources resp response reuters revolution revolutionary
 riksdag river rolling round routine royal rue ruling safety sanctions satellite saturday schloss
 scholar scientific second secret secretariat section sections secto secun security selected
 senate senior sept september series service services session settlement seventh shell shia shiite
 sikh sikhs sister six sixth skybolt slovaks social socialist socialists societies society soldier
 son source sov sovs soyuz special spokesman spring sputnik stadis staff stalinist standing
 stanvac state statement states station statistics status steering stenographer storting strait
 straits strategic strategy study sub subcommittee subject subversion suez summary summer summit
 sunday sunni superintending suppl supplemental supply support supra supreme survey synagogue
 system tab tactical talk talking talks tariff task tasks technical technician tedul telcon
 telegram telegrams telephone ten territory test texaco text third three thunder thursday time
 title todel toica top topol tosec total toyota trade training transcript transit translator
 transport transportation treasurer treasury treaty trip tripartite trips troops trotskyite trust
 trustee trusteeship tuesday two undersecretary unilever union unit unity university unmis unquote
 urban urtel urtels usdel use usfoto usun valley venus verbatim veterans viet view views visit
 voice vol vols volume wafd war washington water wednesday wehrmacht welfare western whole widow
 wife winter worker workers working world year years yugos zone
    xuyen hao reich autobahn pres frenchman frenchmen englishman englishmen
    astronaut columnist physicist historian
    defmin secgen mindef depsec
    serb serbs croat croats montenegrins tet lordship ladyship highness
    """.split()
)
#: Months that are given names, too.
MONTHS = frozenset("april may june august".split())

#: Plurals that are family names, too, after a title or a given name: ``Norman Cousins``.
FAMILIES_IN_S = frozenset(
    "banks battles cousins days falls fields hills homes laws mars niles rivers sessions springs"
    " summers waters winters".split()
)

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
 jefferson jfk kadar kekkonen kennedy khomeini khrushchev kissinger kosygin lbj lenin lumumba
 macarthur macmillan makarios malenkov mao mcnamara meir metternich mikoyan mitterrand molotov
 mussolini nasser nehru nixon nkrumah nyerere papandreou perón peron pompidou rabin reagan rhee
 roosevelt sadat salazar sihanouk stalin stevenson suharto sukarno thatcher tito trotsky trudeau
 truman ulbricht vyshinsky waldheim zhukov diem thieu
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
