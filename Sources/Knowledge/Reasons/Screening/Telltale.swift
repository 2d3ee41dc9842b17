/// Something in a text that points at a person, with the byte where it starts.
struct Telltale {
  enum Kind {
    case address, phone, link, page, reporter, quotation

    var code: String {
      switch self {
      case .address: "reasons/address"
      case .phone: "reasons/number"
      case .link: "reasons/link"
      case .page: "reasons/page"
      case .reporter: "reasons/reporter"
      case .quotation: "reasons/quotation"
      }
    }

    var message: String {
      switch self {
      case .address: "this looks like a mail address or a handle"
      case .phone: "this looks like a telephone, account or network number"
      case .link: "this looks like a link"
      case .page: "this is not the address of a page that everybody sees alike"
      case .reporter: "this is in the report and belongs to one person"
      case .quotation: "these are \(Screening.wordsMax) or more words of the report in a row"
      }
    }

    var hint: String {
      switch self {
      case .address: "leave it out; a statement names nobody"
      case .phone: "leave it out; say \"several messages\" or give a date as YYYY-MM-DD"
      case .link: "leave it out; the company finds the item by the statement's own id"
      case .page: "give an address that starts with https:// and has no ?, #, @ or %"
      case .reporter: "leave it out, or say it in general words"
      case .quotation: "say it in your own words; whoever reads it may know who wrote the report"
      }
    }
  }

  let kind: Kind
  let start: Int
}

/// Looks for addresses, numbers and links, whoever they belong to.
enum Telltales {
  /// Shorter numbers are counts, years and sums.
  private static let digitsMin = 7

  static func find(in plain: PlainWords) -> [Telltale] { addresses(plain) + numbers(plain) + links(plain) }

  /// An @ beside a word.
  private static func addresses(_ plain: PlainWords) -> [Telltale] {
    let bytes = plain.bytes
    return bytes.indices.compactMap { place in
      guard bytes[place] == UInt8(ascii: "@") else { return nil }
      let before = place > 0 && PlainWords.isWord(bytes[place - 1])
      let after = place + 1 < bytes.count && PlainWords.isWord(bytes[place + 1])
      return before || after ? Telltale(kind: .address, start: plain.places[place]) : nil
    }
  }

  /// Digits with separators between them, unless they are a day. Four groups with dots are a network address.
  private static func numbers(_ plain: PlainWords) -> [Telltale] {
    let bytes = plain.bytes
    var found: [Telltale] = []
    var place = 0
    while place < bytes.count {
      guard isDigit(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      var end = place
      var digits = 0
      while place < bytes.count, isFigure(bytes, place) || isSeparator(bytes[place]) {
        if isFigure(bytes, place) {
          digits += 1
          end = place + 1
        }
        place += 1
      }
      let groups = bytes[start..<end].split(separator: UInt8(ascii: "."))
      let isNetwork = groups.count == 4 && groups.allSatisfy { $0.allSatisfy(isDigit) }
      if isNetwork || digits >= digitsMin && !isDays(bytes[start..<end]) {
        found.append(Telltale(kind: .phone, start: plain.places[start]))
      }
    }
    return found
  }

  /// `2026-11-24`, or several of them.
  private static func isDays(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(whereSeparator: { !isDigit($0) && $0 != UInt8(ascii: "-") }).allSatisfy { part in
      let lengths = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(\.count)
      return lengths == [4, 2, 2]
    }
  }

  private static func links(_ plain: PlainWords) -> [Telltale] {
    let bytes = plain.bytes
    return bytes.indices.compactMap { place in
      let isLink =
        switch bytes[place] {
        case UInt8(ascii: ":"): bytes[place...].starts(with: "://".utf8)
        case UInt8(ascii: "w"): bytes[place...].starts(with: "www.".utf8)
        case UInt8(ascii: "."): isAddressEnd(bytes, after: place)
        default: false
        }
      return isLink ? Telltale(kind: .link, start: plain.places[place]) : nil
    }
  }

  /// `service.example/page`: two letters or more between a dot and a stroke.
  private static func isAddressEnd(_ bytes: [UInt8], after dot: Int) -> Bool {
    let letters = bytes[(dot + 1)...].prefix { PlainWords.isWord($0) && !isDigit($0) }
    let next = dot + 1 + letters.count
    return dot > 0 && PlainWords.isWord(bytes[dot - 1]) && letters.count > 1 && next + 1 < bytes.count
      && bytes[next] == UInt8(ascii: "/") && PlainWords.isWord(bytes[next + 1])
  }

  /// A digit, or the letter o beside one: people write it for a zero.
  private static func isFigure(_ bytes: [UInt8], _ place: Int) -> Bool {
    if isDigit(bytes[place]) { return true }
    guard bytes[place] == UInt8(ascii: "o") else { return false }
    return place > 0 && isDigit(bytes[place - 1]) || place + 1 < bytes.count && isDigit(bytes[place + 1])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isSeparator(_ byte: UInt8) -> Bool { " ()+-./".utf8.contains(byte) }
}
