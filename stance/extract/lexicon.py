"""Word lists for reading names and titles in news English: folded to lower case, written for this project."""


def _set(words: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(words.split())


def _phrases(text: str) -> frozenset[str]:
    """The phrases of a comma-separated list."""
    return frozenset(" ".join(part.split()) for part in text.split(",") if part.strip())


# Words that end a title: what a person can be. Plurals are recognised from the singular.
ROLES = _set("""
pundit medalist champion athlete footballer broadcaster campaigner blogger despot tyrant autocrat statesman diplomat figure user announcer
narrator caller tycoon mogul star questioner minister president chancellor secretary spokesperson spokesman spokeswoman spox ambassador envoy
representative director chief head chair chairman chairwoman chairperson leader commissioner governor mayor senator congressman congresswoman
lawmaker legislator parliamentarian mp mep msp premier king queen prince princess emperor empress sultan emir sheikh pope bishop archbishop patriarch
cardinal imam rabbi priest pastor reverend general colonel admiral commander captain major lieutenant sergeant corporal private marshal
brigadier officer judge justice magistrate attorney lawyer solicitor barrister counsel prosecutor defendant plaintiff professor lecturer analyst
expert economist researcher scientist scholar academic historian physicist biologist epidemiologist psychologist sociologist adviser advisor
aide strategist consultant founder cofounder co-founder ceo cfo coo executive manager owner editor reporter journalist correspondent columnist
commentator anchor host author writer novelist poet activist organizer organiser advocate teacher doctor physician surgeon nurse paramedic
firefighter student pupil graduate farmer fisherman resident voter soldier marine veteran fighter negotiator mediator coordinator pollster
operative superintendent supervisor councillor councilor councilman councilwoman councilmember sheriff policeman policewoman constable detective
inspector investigator actor actress comedian singer musician artist rapper filmmaker producer speaker whip candidate nominee contender
frontrunner hopeful member fellow treasurer trustee regent administrator auditor comptroller controller assemblyman assemblywoman delegate
chaplain clerk banker investor billionaire millionaire businessman businesswoman entrepreneur engineer developer architect designer worker
employee driver pilot sailor miner carpenter mechanic electrician plumber waiter waitress chef cook barber baker shopkeeper retiree pensioner
homeowner tenant landlord mother father parent brother sister son daughter husband wife widow uncle aunt cousin neighbor neighbour friend
colleague man woman boy girl teenager person politician official deputy undersecretary minister-president secretary-general vice-president
president-elect co-chair cochair co-leader co-director coach player forecaster meteorologist ecologist climatologist geologist specialist
technician instructor principal headteacher headmaster dean provost rector vice-chancellor librarian curator democrat republican conservative
liberal tory socialist communist nationalist separatist rebel warlord militant insurgent dissident defector refugee migrant survivor witness
victim protester protestor demonstrator supporter critic opponent observer insider source whistleblower hacker contractor vendor trader broker
dealer publisher publicist lobbyist fundraiser donor philanthropist volunteer intern assistant associate partner subordinate successor
predecessor boss baroness baron lord lady sir dame duke duchess monarch ruler dictator strongman chairs co-founders counsellor counselor
therapist psychiatrist virologist immunologist agronomist statistician demographer ethicist theologian philosopher geographer anthropologist
archaeologist astronomer astronaut cosmonaut chairmen rep sen gov gen lt col sgt capt maj adm cmdr prof del gp
""")

# Titles that stand directly before a surname.
HONORIFICS = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "dame": "f", "lady": "f", "lord": "m", "dr": "", "madam": "f", "messrs": "m",
    "baroness": "f", "mx": "", "rev": "", "hon": "", "sheikh": "m", "king": "m", "queen": "f", "prince": "m", "princess": "f", "pope": "m",
}  # fmt: skip

GENDERED = {
    "m": _set("""
spokesman chairman congressman councilman assemblyman policeman businessman king prince emperor sultan emir pope bishop imam rabbi priest actor
waiter brother son father husband widower uncle man boy lord sir duke baron fisherman mr strongman headmaster
"""),
    "f": _set("""
spokeswoman chairwoman congresswoman councilwoman assemblywoman policewoman businesswoman queen princess empress actress waitress sister
daughter mother wife widow aunt woman girl lady dame duchess baroness mrs ms
"""),
}  # fmt: skip

# Words that may stand inside a title before its last word.
MODIFIERS = _set("""
former then ex then- ex- late acting interim outgoing incoming deputy vice prime foreign interior defence defense finance economy economics
energy home health education justice trade labour labor agriculture environment climate transport transportation culture sports digital
migration immigration security national state federal local regional city county district senior junior chief top leading lead principal
executive general assistant associate associated special first second third shadow opposition press communications media policy political
campaign managing founding honorary emeritus veteran longtime long-time right-wing left-wing far-right far-left independent prominent
influential presidential vice-presidential ministerial parliamentary congressional senate house gubernatorial mayoral military naval army navy
air force police intelligence diplomatic legal medical scientific technical human rights civil research co newly elected newly-elected
re-elected designate elect chancellor attorney surgeon major lieutenant rear brigadier field cabinet government party union business industry
market television tv radio news pro-russian pro-western pro-democracy anti-war anti-corruption affairs relations development under permanent
high supreme grand retired conservative liberal republican democratic progressive socialist communist ruling exiled jailed imprisoned
self-exiled disgraced embattled powerful de facto crown royal billionaire tech real estate hedge fund bank central world global international
european registered school student science statistical corporate private public minority majority speaker one-time onetime trial appeals circuit
criminal labor-backed freshman ranking sitting current previous new old young
""")

# Portfolio words that follow "of" or "for" in a title and name no body.
PORTFOLIOS = _set("""
state defense defence foreign affairs interior finance economy energy home health education justice trade labour labor agriculture environment
climate transport transportation culture sports treasury commerce homeland security veterans housing exchequer staff communications operations
research policy advocacy marketing sales development public relations government emergency services student safety outreach engineering science
statistics nursing medicine history law politics economics sociology psychology international studies human resources social work borders
immigration europe
""")

# Last words (or any word) of the name of a body.
BODY_WORDS = _set("""
steel oil gas foods pharma pharmaceuticals systems technologies solutions software insurance brands stores logistics aerospace automotive
electric mining petroleum resources ventures securities ministry department office agency administration government parliament congress senate
house court council commission committee board bureau authority union party coalition alliance federation confederation association society
institute institution university college school academy foundation fund trust centre center company corporation corp inc ltd llc plc group
holdings bank exchange times post news journal herald tribune gazette guardian telegraph observer magazine media network television tv radio
press agence police force forces army navy military guard command corps brigade battalion embassy consulate mission delegation secretariat
assembly bundestag duma knesset kremlin pentagon league organisation organization movement front campaign team staff service services system
project initiative program programme partnership club church chamber hospital clinic museum library lab laboratory laboratories studio studios
airlines airways railway motors industries energy partners associates consulting capital management international global watch action county
city district state states republic kingdom emirates nations taskforce consortium cooperative regime presidency cabinet junta militia treasury
fed reserve faction caucus tribunal inquiry panel think-tank thinktank firm startup retailer maker producer manufacturer operator provider
newspaper outlet broadcaster channel website charity nonprofit ngo watchdog regulator body unions side camp ministry's committee's chancellery
airline carrier utility giant conglomerate
""")

# Nouns for documents and findings that "say" things.
DOCUMENTS = _set("""
statement report study survey poll polls review analysis paper letter memo document documents communique communiqué declaration article
editorial filing complaint lawsuit indictment ruling judgment order decree resolution bill law policy petition data figures statistics website
tweet post video image images photo photos picture pictures footage
transcript notice notification email e-mail message speech book manifesto draft text note records census forecast audit
assessment findings research headline caption release advert ad ads advertisement affidavit testimony briefing index analyses database
projections studies surveys reports letters polling
""")

# Words of places that are no persons' names.
PLACE_WORDS = _set("""
street avenue road square sea ocean river lake mountain mountains island islands bay gulf strait peninsula valley hill hills park beach port
airport station bridge tower palace castle hall plaza stadium village town north south east west northern southern eastern western central new
old upper lower saint san los las santa el fort mount cape day war act treaty agreement deal summit conference festival cup games award prize
amendment plan accord boys girls keepers boulevard highway coast desert canal capitol region province territory area zone world union
""")

PLURAL_PEOPLE = _set("""
people officials critics observers sources experts analysts police families parents residents authorities prosecutors lawyers voters leaders
lawmakers diplomats activists scientists researchers others some many most several few two three both all folks men women children staff troops
militants rebels migrants refugees immigrants americans russians ukrainians europeans britons republicans democrats conservatives liberals
tories labour members supporters opponents aides advisers advisors allies colleagues companies investors economists traders doctors nurses
teachers students workers victims witnesses survivors protesters demonstrators campaigners advocates organizers organisers community everyone
those insiders historians media outlets newspapers rivals crowd audience lot number majority insurgents separatists ministers senators judges
politicians representatives
""")

# Function words, verbs and calendar words that are never part of a name, though they may be capitalised.
STOP = _set("""
the a an this that these those he she it they we i you his her its their our your my him them us who whom whose which what when where why how
and or but nor so yet if unless until while although though because since as after before during in on at by for from with without within into
onto over under about against among between across along around behind below beneath beside beyond despite down except inside near of off out
outside through throughout to toward towards up upon via not no yes all any both each few many more most other others some such only own same
than too very also just now then here there today yesterday tomorrow tonight once again further still even ever never always often meanwhile
however moreover instead otherwise perhaps maybe is are was were be been being am has have had having do does did doing done will would shall
should can could may might must said says say saying told tells tell telling asked asks added adds wrote writes called calls according monday
tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december feb mar apr
jul aug sept sep oct nov dec one two three four five six seven eight nine ten earlier later last next like unlike including amid following
speaking writing responding let please thank thanks dear hello well oh god ok okay another every either neither whether given per image photo
file read watch listen subscribe advertisement copyright exclusive breaking live update updated related story continues summary headline
subtitle date publisher picture pictured getty reuters afp editor's editor mr mrs ms
""")

MONTH_NAMES = frozenset(["may", "april", "june", "august", "march"])
MONTHS_ETC = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december"
)

PARTICLES = _set("van von der den de del della di da dos das du la le les bin bint ibn al el ben abu ter ten zu af ul ur y e")

# Party adjectives: they describe a person and name no side that he speaks for, save with the leading offices.
PARTIES = _set("republican democratic democrat gop conservative tory labour liberal green independent progressive socialist communist reform")

PLACES = _phrases("""
afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain, bangladesh, barbados,
belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, britain, brunei, bulgaria, burkina faso, burma, burundi, cambodia,
cameroon, canada, chad, chile, china, colombia, congo, costa rica, croatia, cuba, cyprus, czechia, denmark, djibouti, ecuador, egypt, england,
eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece, greenland, grenada, guatemala,
guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan,
kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar,
malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico, moldova, monaco, mongolia, montenegro, morocco, mozambique, myanmar,
namibia, nauru, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, norway, oman, pakistan, palau,
palestine, panama, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, samoa, saudi arabia, scotland, senegal,
serbia, seychelles, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan,
suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tonga, tunisia, turkey, türkiye, turkmenistan, tuvalu,
uganda, ukraine, united kingdom, united states, uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe,
america, europe, asia, africa, crimea, donbas, donbass, donetsk, luhansk, gaza, west bank, chechnya, catalonia, kashmir, tibet, hong kong,
washington, moscow, kremlin, beijing, london, paris, berlin, kyiv, kiev, brussels, rome, madrid, ankara, tehran, jerusalem, tel aviv, tokyo, delhi,
new delhi, islamabad, kabul, doha, riyadh, cairo, baghdad, damascus, warsaw, prague, budapest, vienna, bucharest, sofia, athens, lisbon, dublin,
oslo, stockholm, helsinki, copenhagen, tallinn, riga, vilnius, minsk, tbilisi, yerevan, baku, astana, tashkent, seoul, pyongyang, hanoi, manila,
jakarta, canberra, ottawa, havana, caracas, bogota, brasilia, pretoria, nairobi, abuja, addis ababa, khartoum, tripoli, tunis, algiers, rabat,
amman, beirut, geneva, the hague, strasbourg, davos, downing street, whitehall, westminster, white house, pentagon, capitol hill, foggy bottom,
elysee, élysée, bundestag, zhongnanhai, state department, treasury, new york, los angeles, chicago, houston, boston, san francisco, seattle,
miami, dallas, atlanta, mariupol, kharkiv, kherson, odesa, odessa, lviv, bucha, zaporizhzhia, alabama, alaska, arizona, arkansas, california,
colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts,
michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina, north dakota,
ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, west virginia,
wisconsin, wyoming, ontario, quebec, alberta, british columbia, bavaria, saxony, siberia, nato, eu, un, us, uk, usa, uae, g7, g20, opec, imf,
who, taliban, hamas, hezbollah, houthis, isis, islamic state, al-qaeda, congress, senate, parliament, google, facebook, twitter, amazon, apple,
microsoft, tesla, gazprom, shell, bp, exxon, boeing, airbus, meta, openai, reuters, bbc, cnn, fox news, afp, bloomberg, interfax, tass, ria
novosti, axios, politico, guardian, telegraph, times, independent, interpol, europol
""")

DEMONYMS = _phrases("""
afghan, albanian, algerian, american, angolan, arab, argentine, argentinian, armenian, australian, austrian, azerbaijani, bahraini, bangladeshi,
belarusian, belgian, bolivian, bosnian, brazilian, british, bulgarian, burmese, cambodian, canadian, chadian, chechen, chilean, chinese,
colombian, congolese, croatian, cuban, cypriot, czech, danish, dutch, ecuadorian, egyptian, emirati, english, estonian, ethiopian, european,
filipino, finnish, french, georgian, german, ghanaian, greek, guatemalan, haitian, hungarian, icelandic, indian, indonesian, iranian, iraqi,
irish, israeli, italian, ivorian, jamaican, japanese, jordanian, kazakh, kenyan, korean, kosovar, kurdish, kuwaiti, kyrgyz, latvian, lebanese,
liberian, libyan, lithuanian, malaysian, malian, maltese, mexican, moldovan, mongolian, montenegrin, moroccan, nepalese, nepali, nicaraguan,
nigerian, north korean, norwegian, omani, pakistani, palestinian, panamanian, peruvian, philippine, polish, portuguese, qatari, romanian,
russian, rwandan, saudi, scottish, senegalese, serbian, singaporean, slovak, slovenian, somali, south african, south korean, soviet, spanish,
sri lankan, sudanese, swedish, swiss, syrian, taiwanese, tajik, tanzanian, thai, tunisian, turkish, turkmen, ugandan, ukrainian, uruguayan,
uzbek, venezuelan, vietnamese, welsh, western, yemeni, zambian, zimbabwean, u.s, u.s., us, uk, u.k., u.k, eu, e.u., e.u, un, u.n., u.n, nato,
texan, californian, serb, croat, turk, pole, dane, swede, finn, briton, scot
""")

SURNAME_SUFFIXES = _set("jr sr ii iii iv")

# Documents that speak for whoever spoke last ("the statement").
OWN_WORDS = _set("""
caption e-mail email letter memo message post release remarks speech statement statements testimony tweet video
""")

# Nouns that point back to a company or group named before.
COMPANIES = _set("""
agency body charity company firm group magazine movement newspaper organisation organization outlet paper party site team union
""")

# Words that pick members of a group named before.
OTHERS = _set("""
all another anybody anyone both each everybody everyone few many most nobody one others several some somebody someone two
""")

# Titles that one person holds at a time: "the minister" means him.
OFFICES = _set("""
ambassador attorney ceo chair chancellor chief commissioner despot director emir envoy general governor judge justice king lawmaker leader mayor
minister patriarch pope premier president prince prosecutor queen ruler secretary senator sheriff speaker spokes sultan superintendent
""")

# Roles in which nobody speaks for the place or party that is named beside them.
PRIVATE_ROLES = _set("""
actor actress boy brother comedian congressman congresswoman critic daughter democrat driver farmer father fisherman friend girl homeowner
husband lawmaker man migrant mother mp musician neighbor neighbour nurse opponent pupil refugee rep republican resident retiree sen senator
singer sister soldier son student supporter survivor teacher tenant veteran victim volunteer voter wife witness woman worker
""")

# Roles whose complement with "for" or "to" is an addressee or a portfolio, not a body.
SENT_TO = _set("""
adviser advisor ambassador candidate commissioner coordinator envoy minister nominee representative secretary
""")

# Titles that are nobody's surname.
TITLES = _set("""
president minister chancellor premier secretary governor mayor senator ambassador spokesman spokeswoman spokesperson chairman chairwoman
commissioner leader director ceo cfo mp envoy congressman congresswoman sen rep gov representative superintendent supervisor councillor
councilman councilwoman speaker officer
""")
