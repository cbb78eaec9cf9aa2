"""Capitalized words that are no names of persons: places, peoples, institutions, months, headings.

General knowledge of diplomatic prose, as keys (see :func:`tei_tools.naming.words.key`).
"""

from __future__ import annotations

from tei_tools.naming.vocabulary import FUNCTION, SUFFIXES, THINGS, TITLES, WORDS

#: Countries, peoples, cities, regions.
PLACES = frozenset(
    """
 afghanistan afghan africa african albania albanian algeria algerian algiers america american
 americans americas amman angola ankara antarctica arab arabia arabian arabs argentina argentine
 asia asian asians athens atlantic australia australian austria austrian azores baghdad bahrain
 balkans baltic bangkok bangladesh beijing beirut belgian belgium belgrade berlin bern bermuda
 bogota bolivia bolivian bonn boston brasilia brazil brazilian britain british brussels bucharest
 budapest buenos aires bulgaria bulgarian burma burmese cairo california cambodia cambodian camp
 canada canadian canberra caracas caribbean ceylon chicago chile chilean china chinese colombia
 colombian colombo communist communists congo congolese copenhagen costa rica cuba cuban cubans
 cyprus cypriot czech czechoslovak czechoslovakia dacca damascus danish danube david delhi denmark
 dhahran djakarta jakarta dominican dutch east eastern ecuador egypt egyptian egyptians england
 english ethiopia ethiopian europe european europeans far finland finnish florida formosa formosan
 france french gaza geneva german germans germany ghana golan greece greek greeks guam guatemala
 guatemalan guiana guinea gulf hague haiti hanoi havana hawaii helsinki hemisphere honduras
 honolulu hong kong hungarian hungary iceland india indian indians indochina indonesia indonesian
 iran iranian iraq iraqi iraqis ireland irish islamabad israel israeli israelis istanbul italian
 italians italy ivory jamaica japan japanese jerusalem jews jewish jidda jordan jordanian kabul
 karachi kashmir katanga kenya khartoum korea korean koreans kremlin kuwait kuala lumpur lagos lao
 laos laotian latin lebanese lebanon leningrad leopoldville liberia libya libyan lima lisbon
 london luxembourg macau madrid malaya malaysia malaysian manchuria manila mediterranean mexican
 mexico moroccan morocco moscow moslem moslems muslim muslims namibia nepal netherlands new york
 nicaragua nigeria nigerian nile north northern norway norwegian okinawa oslo ottawa pacific
 pakistan pakistani pakistanis palestine palestinian palestinians panama panamanian paraguay paris
 peking peiping persian peru peruvian philippine philippines phnom penh poland poles polish
 portugal portuguese pretoria princeton pusan quemoy matsu rabat rangoon rawalpindi rhodesia rio
 romania romanian rumania rumanian rome russia russian russians ryukyu ryukyus saigon salvador san
 santiago santo domingo saudi saudis seoul siam siberia sinai singapore sofia south southeast
 southern soviet soviets spain spanish stockholm sudan suez sweden swedish swiss switzerland syria
 syrian syrians taipei taiwan tangier tehran tel aviv texas thai thailand tibet tibetan tokyo
 tripoli tunis tunisia tunisian turkey turkish turks uganda ukraine united states uruguay ussr
 vatican venezuela venezuelan vienna vietnam vietnamese viet nam vientiane virginia warsaw
 washington west western yalta yemen yemeni yugoslav yugoslavia yugoslavs zionist zionists zurich
    """.split()
)

#: Words of institutions, offices, documents, and of headings.
OTHERS = frozenset(
    """
 abstract academy accord accords account act action acting adjutant administration adviser advisor
 alternate administrative administrator advisory affairs agency agenda agreement agriculture aid
 air airgram alliance ally allies amembassy amendment annex appendix appointment archives
 armistice arms army article assembly assessment assistance associate association atomic attaché
 attachment august authority authorities aviation background bank base basic battle bay begin bill
 block board branch brief briefing budget bureau cabinet cable career center central charter
 chiefs christmas church circular city civil classification clearance client coalition coast code
 cold collection college colonial combined command comment commerce commercial commission
 committee committees common commonwealth communique communiqué community company conclusion
 conclusions confederation conference confidential congress congressional constitution consul
 consular consulate contingency control convention cooperation coordinating coordination
 coordinator corporation corps council counsel counterpart country coup court covenant kingdom
 organizations estimates embassies straits strait peninsula desert canal covering crisis current
 customs dated day dear debate december declaration defense delegate delegation democracy democrat
 democratic democrats department deparment dept deptel despatch desk development directorate
 disarmament discussion dispatch distribution division doctrine document documents domestic draft
 drafting dulte economic economy editorial education effort election embassy embtel emergency
 empire enclosure encl energy envoy equipment estimate exchange executive exim export external
 facts fall fao february federal federation field file files finance financial first fiscal five
 fleet flight following food force forces foreign forum foundation fourth free freedom friday
 front frontier fund further future general gold good government governments great ground group
 guard guerrilla guidance headquarters health hearings high hill history holy home hotel house
 housing human immediate importance imports independence index industrial industry info
 information inspector institute insurance intelligence interagency interdepartmental interior
 internal international investment island islands issue issues january joint journal july june
 justice king labor laborers land law league leadership legal legation legislature letter diaries
 diary correspondence series trips trip ltd sections material materials liaison limitation
 machinery compensation republics liberal library limdis line list lot main majesty majority
 mandate march marine marines maritime market martial matters meeting member members memo
 memorandum message middle military ministry minutes mission missions missile monday monetary
 money motion movement munitions national nationalist nationalists nationals nations natl nato
 naval navy near neutral next nodis noforn note notes november nuclear number objectives observer
 october office officer officers official oil one operation operations opposition option options
 order organization orient outline overseas pact page panel paper paragraph para parliament
 parliamentary part participants parties party peace people peoples period permanent personal
 planning plan plans plenary point points police policy political politburo population port
 position post power powers preparation presidential press priority problem problems procedures
 proceedings program progress project proposal proposals protocol provisional public purpose
 question questions radio reactions recent recommendation recommendations record records red
 reference reftel reform refugee refugees regional regime relations relief report representatives
 republic republican republicans resolution resources response revolution revolutionary river
 round royal ruling safety sanctions satellite saturday scientific second secret secretariat
 section security selected senate senior sept september service services session settlement
 seventh sixth six social socialist socialists societies society source special spring staff
 standing state statement states station statistics status steering strategic strategy study
 subcommittee subject subversion summary summer summit sunday supplemental supply support supreme
 suez survey system tab tactical talk talking talks tariff task tasks technical telegram telegrams
 telephone ten territory test text third three thursday time title top total trade training
 transit transport transportation treasury treaty tripartite troops trust trusteeship tuesday two
 undersecretary union unit unity university urban use valley veterans view views visit voice
 volume war water wednesday welfare western whole winter working world year years zone ibid supra
 infra attached enclosed footnote washington dc vol ed eds pp idem frus
    """.split()
)
#: With their plurals.
NOT_NAMES = PLACES | OTHERS | {f"{word}s" for word in OTHERS}

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
