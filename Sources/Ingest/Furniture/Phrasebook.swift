/// Phrases that sites print around their articles, in small letters.
///
/// `exact` phrases are a whole line; `opening` phrases begin a line of at most as many words as are given.
enum Phrasebook {
  private struct Opening: Sendable {
    let phrase: [UInt8]
    let kind: LineKind
    let mostWords: Int
  }

  /// What the folded line is, `nil` where no phrase fits.
  static func kind(of line: ArraySlice<UInt8>, words: Int) -> LineKind? {
    if line.count <= longestExact + 1 {
      if let kind = exact[line] { return kind }
      if line.last == 0x3A, let kind = exact[line.dropLast()] { return kind }
    }
    let first = line.prefix { $0 != 0x20 && $0 != 0x3A }
    guard let candidates = opening[first] else { return nil }
    return candidates.first { words <= $0.mostWords && begins(line, with: $0.phrase) }?.kind
  }

  /// Whether the phrase stands at the start as whole words.
  private static func begins(_ line: ArraySlice<UInt8>, with phrase: [UInt8]) -> Bool {
    guard line.starts(with: phrase) else { return false }
    guard let last = phrase.last, isLetter(last) else { return true }
    guard let next = line.dropFirst(phrase.count).first else { return true }
    return !isLetter(next) && next != 0x27
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }

  private static let longestExact = exact.keys.reduce(0) { max($0, $1.count) }

  private static let exact: [ArraySlice<UInt8>: LineKind] = {
    var table: [ArraySlice<UInt8>: LineKind] = [:]
    for (kind, phrases) in exactPhrases {
      each(of: phrases) { table[$0[...]] = kind }
    }
    return table
  }()

  private static let opening: [ArraySlice<UInt8>: [Opening]] = {
    var table: [ArraySlice<UInt8>: [Opening]] = [:]
    for (kind, mostWords, phrases) in openingPhrases {
      each(of: phrases) { phrase in
        let first = phrase.prefix { $0 != 0x20 && $0 != 0x3A }
        table[first, default: []].append(Opening(phrase: phrase, kind: kind, mostWords: mostWords))
      }
    }
    return table
  }()

  /// Takes phrases apart that are parted by `|` and may be folded at spaces. Byte by byte: nothing is on the screen before.
  private static func each(of phrases: String, _ take: ([UInt8]) -> Void) {
    var phrase: [UInt8] = []
    var isBehindSpace = false
    for byte in phrases.utf8 {
      switch byte {
      case 0x20, 0x0A: isBehindSpace = true
      case 0x7C:
        if !phrase.isEmpty { take(phrase) }
        phrase = []
        isBehindSpace = false
      default:
        if isBehindSpace, !phrase.isEmpty { phrase.append(0x20) }
        phrase.append(byte)
        isBehindSpace = false
      }
    }
    if !phrase.isEmpty { take(phrase) }
  }

  private static let exactPhrases: [(LineKind, String)] = [
    (
      .widget,
      """
      tt|share|share this|share this article|share this story|share this page|share this post|share article|share on|
      shares|share via|share with|sharing|tweet|tweet this|tweets|retweet|pin it|like|like this|email|e-mail|
      email this article|print|print this article|print this page|save|save article|save for later|bookmark|
      comment|comments|leave a comment|leave a reply|post a comment|view comments|show comments|add a comment|
      join the conversation|join the discussion|no comments|listen|listen live|listen now|listen to article|
      listen to this article|listen to this story|play|pause|play video|play audio|watch live|watch now|watch video|
      live tv|get short url|short link|copy link|link copied|copied|copy url|advertisement|advertisements|advertising|
      advert|ad|ads|sponsored|sponsored content|promoted|promoted content|skip advertisement|skip ad|skip to content|
      skip to main content|skip to navigation|skip navigation|menu|main menu|toggle navigation|navigation menu|
      open menu|close menu|close|search|search for|sign in|sign up|log in|login|log out|register|my account|subscribe|
      subscribe now|subscriptions|newsletter|newsletters|sign up now|donate|support us|become a member|read more|
      read more...|continue reading|show more|load more|see more|view more|more|next|previous|next article|
      previous article|next post|previous post|back to top|back|go back|top|text size|font size|a a a|a+ a-|a- a+|
      decrease font size|increase font size|reset font size|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|
      messenger|pinterest|instagram|youtube|tumblr|viber|vk|flipboard|google+|facebook twitter|follow|follow us|
      following|like us|accept|accept all|accept cookies|reject all|manage cookies|cookie settings|cookie policy|
      privacy policy|terms of use|terms of service|terms and conditions|contact us|about us|help|faq|rss|rss feed|
      community standards|community standardsdiscussion|community standards discussion|discussion|discuss|
      share page|about sharing|view|view comments|loading comments|report a typo|report error|report an error|report this ad|give feedback|feedback|hide caption|toggle caption|
      enlarge this image|enlarge image|expand|zoom|view image|view gallery|photo gallery|gallery|image gallery|
      open image in gallery|view image in fullscreen|unmute|mute|fullscreen|transcript|embed|download|
      download article|loading|loading...|please wait|this article is more than 1 year old|
      story continues below|story continues below advertisement|story continues|article continues below|
      article continues below advertisement|article continues after advertisement|continue reading the main story|
      continue reading below|scroll to continue|scroll to continue with content|scroll down|recommended by|
      powered by|ad feedback|what is this?|why am i seeing this?|get our newsletter|turn on desktop notifications|
      translate|select language|choose language|exclusive video|video player is loading|
      """
    ),
    (
      .menu,
      """
      home|homepage|home page|news|world|world news|local news|latest|latest news|breaking news|top stories|headlines|
      politics|business|economy|sport|sports|opinion|opinions|op-ed|editorial|culture|arts|entertainment|lifestyle|
      life|health|science|technology|tech|travel|weather|video|videos|photos|pictures|live|live updates|africa|asia|
      europe|middle east|americas|us & canada|uk|us|usa|international|national|regional|features|interviews|interview|
      analysis|analyses|reports|multimedia|podcasts|magazine|blogs|jobs|markets|education|environment|climate|food|
      style|fashion|crime|law|society|religion|cars|property|money|finance|gulf|maghreb|arab world|libya|syria|egypt|
      edition|english|arabic|francais|espanol|exclusive|breaking|just in|developing|press release|special report|
      """
    ),
    (
      .related,
      """
      you may also be interested in|you might also be interested in|related|related topics|related articles|related article|related news|related stories|related story|
      related content|related links|related posts|related items|related coverage|related reading|related video|
      related videos|read also|also read|read next|up next|see also|more on this story|more on this|more on this topic|
      more news|more stories|more from the web|more from this section|more like this|most read|most popular|
      most viewed|most shared|most watched|trending|trending now|trending stories|top news|popular|popular stories|
      you may also like|you might also like|you may like|you might be interested in|recommended|recommended for you|
      recommended stories|recommended articles|we recommend|don't miss|editor's picks|editors' picks|editor's choice|
      in this section|in this story|elsewhere on the web|around the web|from around the web|from our partners|
      latest stories|latest articles|latest posts|latest headlines|other news|other stories|similar articles|
      what to read next|keep reading|continue exploring|further reading|more in this section|around the bbc|
      more coverage|special coverage|in pictures|in case you missed it|stories from the web|
      """
    ),
    (.tags, "tags|topics|keywords|filed under|more about|explore more on these topics|"),
    (
      .credit,
      """
      reuters|afp|ap|associated press|the associated press|getty images|getty|afp via getty images|epa|
      afp/getty images|anadolu agency|xinhua|all rights reserved|file photo|file picture|file image|photo|image|
      image copyright|image source|copyright|stock photo|photo illustration|file|handout|
      """
    ),
    (.caption, "image caption|media caption|photo caption|"),
  ]

  private static let openingPhrases: [(LineKind, Int, String)] = [
    (
      .widget, 14,
      """
      share or comment on|list of|list 1 of|list 2 of|list 3 of|list 4 of|list 5 of|end of list|share on|share this|share to|share via|share:|tweet this|click to|click here|tap to|email this|print this|
      send this|follow us|follow him on|follow her on|follow them on|follow on|follow @|find us on|join us on|
      like us on|connect with us|visit us on|subscribe to|subscribe for|subscribe now|sign up for|sign up to|
      get our|get the latest|get alerts|get breaking news|get notified|download our|download the|listen to this|
      watch live:|listen live:|play video|your browser does not support|please enable|enable javascript|
      javascript is disabled|this video is|this site uses|this website uses|we use cookies|by continuing to use|
      to view this|you need to|reading time|read time|estimated reading time|story continues|article continues|
      scroll to|skip to|comments (|comment (|shares (|views:|views (|hits:|posted in|leave your comment|
      already a subscriber|already a member|log in to|sign in to|register to|have a story|got a tip|
      contact our|community standards|community guidelines|this article is more than|support our journalism|
      support independent|
      """
    ),
    (
      .widget, 40,
      "subscribe to our|sign up for our|sign up to our|join our|we use cookies|this website uses cookies|this site uses cookies|"
    ),
    (
      .link, 40,
      """
      read more:|read also:|also read:|also read -|read:|read more about|read more on|read next:|see also:|related:|
      related article:|related story:|related stories:|more on this:|watch:|watch also:|listen:|watch more:|
      don't miss:|recommended:|more:|in pictures:|explainer:|gallery:|next:|previous:|up next:|must read:|
      """
    ),
    (
      .related, 8,
      "most watched|more from|more in|more about|latest from|other articles by|all stories by|more by|more articles|most read in|"
    ),
    (
      .tags, 60,
      "tags:|tag:|topics:|topic:|keywords:|key words:|filed under:|filed under|categories:|category:|tagged:|tagged|related topics:|"
    ),
    (
      .credit, 40,
      """
      copyright|(c) 19|(c) 20|all rights reserved|this article was originally published|our standards:|
      this article originally appeared|this story was originally published|this article first appeared|
      republished with permission|reprinted with permission|
      """
    ),
    (
      .credit, 40,
      "reporting by|additional reporting by|(reporting by|(additional reporting|editing by|(editing by|writing by|(writing by|compiled by|translated by|"
    ),
    (
      .credit, 14,
      """
      photo:|photos:|photo by|photo credit|photo courtesy|photograph:|photograph by|photography:|picture:|picture by|
      picture credit|pictures:|pic:|image:|images:|image credit|image by|image courtesy|image source|image copyright|
      credit:|credits:|source:|illustration:|illustration by|file photo|ap photo|reuters/|afp/|epa/|getty/|
      reuters /|afp /|getty images/|courtesy of|courtesy:|video:|video by|
      """
    ),
    (
      .caption, 80,
      "image caption|media caption|photo:|photos:|photograph:|picture:|image:|file photo|caption:|in this photo|"
    ),
    (.update, 14, "updated|last updated|last modified|last update|modified|"),
    (.delimiter, 8, "document|article|story|"),
    (.delimiter, 3, "end of document|"),
  ]
}
