import Documents

/// A set of words, asked by a token's hash.
struct WordSet: Sendable {
  private let hashes: Set<UInt64>

  /// Takes words in lower case, parted by spaces.
  init(_ words: String) {
    hashes = Set(words.split(separator: " ").map { Vocabulary.hash(Array($0.utf8)[...]) })
  }

  /// Whether the token is one of the words, in whatever case.
  func contains(_ token: Token) -> Bool { hashes.contains(token.hash) }
}

/// The words by which a text shows that a name beside them is a place, or is none.
enum PlaceWords {
  /// Prepositions that mostly stand before places.
  static let locative = WordSet(
    """
    in at near into to from across outside around toward towards throughout inside via through within beyond \
    onto off over along between surrounding neighboring neighbouring nearby leaving visiting visited \
    entering entered reached
    """)
  /// Prepositions behind which a country is the place where something happens, not the one who acts.
  static let inside = WordSet(
    """
    in at near into from across outside around throughout inside via through within to neighboring \
    neighbouring surrounding over off leaving visiting along entering entered reached visited toward towards
    """)
  /// What stands before "of" and a place: "the city of X", "south of X", "parts of X".
  static let before = WordSet(
    """
    city town village province state county district region port island capital suburb north south east west \
    northeast northwest southeast southwest outside parts part area areas outskirts coast border centre \
    center streets municipality governorate hamlet neighborhood neighbourhood peninsula people residents \
    university republic kingdom fate most swathes rest much territory
    """)
  /// Nouns in lower case behind a place's name: "Kursk region", "Bouirat village".
  static let after = WordSet(
    """
    province region district county village town city area governorate state base airport airbase suburb \
    neighborhood neighbourhood prefecture municipality island border peninsula valley camp crossing port \
    resident residents native metropolitan
    """)
  /// The same with a capital: part of the name where the gazetteer or the rule for sites has it.
  static let sites = WordSet(
    """
    street st st. road rd rd. avenue ave ave. drive dr. boulevard blvd blvd. lane highway parkway county river lake creek island \
    bay beach mountain mountains bridge township parish province peninsula valley airport park forest canyon \
    hills bypass turnpike way reservoir square harbor harbour village district
    """)
  /// Nouns that end a list of places.
  static let plurals = WordSet(
    "counties districts provinces villages cities towns states regions governorates parishes townships")
  /// Nouns that make an unknown name in front of them, or behind "of", a place.
  static let telling = WordSet(
    "village district province township governorate neighbourhood neighborhood suburb hamlet municipality prefecture"
  )
  /// Nouns that do so only behind a locative preposition: "at al-Watiya base".
  static let bases = WordSet("base airbase camp crossing airport port area")
  /// Nouns for parts of a country.
  static let states = WordSet("state province governorate region prefecture")
  /// Nouns for settlements.
  static let towns = WordSet("city town village suburb")
  /// Roads that are told apart by a number: "Highway 19".
  static let numbered = WordSet("highway route road interstate rt")
  /// Sites whose names are too often parts of other names: kept only with a locative preposition.
  static let weakSites = WordSet(
    """
    way park square village district bridge st forest hills
    """)
  /// Who acts or is acted upon: the words before "of" or behind "'s" that make a country a government.
  static let deeds = WordSet(
    """
    role support position intervention policy decision interests priority assault stance backing actions \
    influence relations ties accusations accusation response attack attacks help aid approval request offer \
    refusal veto consent pressure allies demands invasion claim claims denial proposal behalf allegations \
    warning hands defense defence capacity part will
    """)
  /// What belongs to a state: "Syria's armed forces", "the Tripoli government".
  static let bodies = WordSet(
    """
    government army military forces parliament police authorities ministry minister president council \
    administration regime court navy embassy troops coastguard senate cabinet assembly department agency \
    university commission bank party leadership premier ambassador sheriff mayor governor school hospital \
    fire club congress
    """)
  /// Groups that go by a name of their own.
  static let bands = WordSet(
    "militia militias brigade battalion clan tribe family gang faction cartel dynasty")
  /// Offices that are sent to a place and named after it: "the UN envoy to Libya".
  static let missions = WordSet(
    """
    envoy ambassador mission representative consul embassy delegation
    """)
  /// Words behind which a country acts with others.
  static let company = WordSet(
    """
    with by against like as between and or than for
    """)
  /// Adjectives and compass words in lower case before a place.
  static let parts = WordSet(
    """
    northern southern eastern western central north south east west northeastern northwestern southeastern \
    southwestern northeast northwest southeast southwest downtown upstate rural suburban coastal mainland \
    greater inner war-torn nearby neighboring neighbouring
    """)
  /// Capitalised words that the gazetteer has as places and that mean one rarely.
  static let rare = WordSet(
    """
    ebola marburg zika lyme abu adams adidas ahmed ali allen allies along amazon american among an anderson \
    andrews apollo apple are \
    armstrong arnold as asbestos assad autumn bailey baker banks bar barnes bath battle battlefield be bear \
    bell bennett berry best big bin bishop black blair boeing boyd bradley bray bridge bronze brooks brown \
    bryant buffalo bush business butler cameron campbell can capital carpenter carroll carter castle \
    cathedral catholic center central centre champions chapel chavez chief christian christmas church \
    churchill city clark clinton coalition coffee cole coleman college collins commerce concord congress \
    contact cook cooper copper cork corn council county court covid cox crawford cross crown crystal \
    cunningham cup daesh daniels data date davis dawn deal deep defiance democrat diamond district dixon do \
    dr duncan dunn eagle early east easter eastern eden edwards elliott ellis energy english enterprise eu \
    evans facebook fair fame federal ferguson file first fisher flag ford foster fox franklin freedom \
    freeman friday friendship garden gardens gardner gas general gibson glory god gold golden golf good \
    google gordon graham grand grant gray great green greene haftar hall hamilton harmony harper hart hassan \
    hawkins hayes health henderson henry hicks high hill hills holmes home hoover hope hospital house how \
    howard hudson hughes hull hunt hunter ibn image imf imperial independence index internet iron is isis \
    islamic island islands jackson james jefferson jesus jewish johnson jones justice kelley kelly kennedy \
    king knight lady lake lane late latin lawrence lawson league lewis liberty life lily lincoln little long \
    lord low lower madison major male man manor mansour many marathon march mars marshall martin mason \
    matthews may media miller mills mission mitchell mobile mohammed monday monroe moon moore morgan morris \
    mosque most mr mrs ms much murphy murray muslim myers nasr national nato nelson new news nice nichols \
    nixon noble nokia normal north northern obama of oil old olive olson olympia opinion opposition orange \
    palmer par paradise park parker parole patterson payne perkins perry peters peterson phillips photo \
    pierce plan police polo pope porter post powell power premier price prince private progress public queen \
    rashid ray read reading reagan reed republic republican reynolds rice richardson riley roberts robertson \
    rock rogers rose ross royal rugby ruiz russell said saint sale salem same sanders santa saturday science \
    scott search second security see senate share shaw shia short silver simmons simpson sims sir smith \
    snyder source south southern spencer split sports spring star state states stephens stevens stewart \
    stone story street such sugar sullivan summer sun sunday sunni sure taliban taylor temple thatcher third \
    thomas thompson thursday time times today tomorrow tools town trinity truman tt tucker tuesday turner un \
    une union university upper van venus victor victory video village wagner walker wallace ward warren \
    watkins watson weaver webb wednesday well wells west western what when where white who why willis wilson \
    winter wolf wood woods worth yesterday young
    """)
}
