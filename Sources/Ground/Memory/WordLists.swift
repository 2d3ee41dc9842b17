/// Many short lists of 32-bit words in one block: a list is a number, and grows by doubling.
public struct WordLists: ~Copyable {
  /// Word 0 is unused, so that 0 can mean "no list". A list is its capacity's power of two and its count, then words.
  @usableFromInline var words: Block<UInt32>
  private var used = 1
  private static let classes = 26
  /// The first free list of each size; a free list's first word names the next one.
  private var free = [UInt32](repeating: 0, count: classes)

  public init() { words = Block(count: 1 << 12) }

  public var byteCount: Int { words.count * 4 }

  /// A list with room for `capacity` words, empty.
  public mutating func make(capacity: Int) -> UInt32 {
    var size = 1
    while (1 << size) < capacity + 2 { size += 1 }
    precondition(size < Self.classes, "a list has at most 2^25 words")
    var list = Int(free[size])
    if list != 0 {
      free[size] = words[list]
    } else {
      list = used
      used += 1 << size
      precondition(used <= Int(UInt32.max), "lists have no more than 2^32 words together")
      while used > words.count { words.grow() }
    }
    words[list] = UInt32(size)
    words[list + 1] = 0
    return UInt32(truncatingIfNeeded: list)
  }

  public mutating func drop(_ list: UInt32) {
    guard list != 0 else { return }
    let size = Int(words[Int(list)])
    words[Int(list)] = free[size]
    free[size] = list
  }

  @inlinable
  public func count(of list: UInt32) -> Int { list == 0 ? 0 : Int(words[Int(list) + 1]) }

  @inlinable
  public subscript(list: UInt32, index: Int) -> UInt32 {
    get {
      precondition(index < count(of: list))
      return words[Int(list) + 2 + index]
    }
    set {
      precondition(index < count(of: list))
      words[Int(list) + 2 + index] = newValue
    }
  }

  /// Adds a word at the end. The list may move; what `list` names afterwards is the list.
  public mutating func append(_ word: UInt32, to list: inout UInt32) {
    if list == 0 { list = make(capacity: 2) }
    let count = count(of: list)
    if count + 2 == 1 << Int(words[Int(list)]) { move(&list, count: count) }
    words[Int(list) + 2 + count] = word
    words[Int(list) + 1] = UInt32(count + 1)
  }

  private mutating func move(_ list: inout UInt32, count: Int) {
    let larger = make(capacity: count * 2 + 2)
    for index in 0..<count { words[Int(larger) + 2 + index] = words[Int(list) + 2 + index] }
    words[Int(larger) + 1] = UInt32(count)
    drop(list)
    list = larger
  }

  /// Takes out one word; those behind it move up.
  public mutating func remove(at index: Int, from list: UInt32) {
    let count = count(of: list)
    precondition(index < count)
    for place in index..<count - 1 { words[Int(list) + 2 + place] = words[Int(list) + 3 + place] }
    words[Int(list) + 1] = UInt32(count - 1)
  }

  public mutating func clear(_ list: UInt32) {
    if list != 0 { words[Int(list) + 1] = 0 }
  }
}

extension WordLists {
  /// What a checkpoint needs: the words, how many are in use, and the free lists.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (_ words: borrowing RawSpan, _ used: Int, _ free: [UInt32]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let used = used, free = free
    return try words.withBytes { bytes throws(Failure) in try body(bytes, used, free) }
  }

  private init(words: consuming Block<UInt32>, used: Int, free: [UInt32]) {
    self.words = words
    self.used = used
    self.free = free
  }

  /// Nil where the parts cannot belong together.
  public static func restored(words bytes: borrowing RawSpan, used: Int, free: [UInt32]) -> WordLists? {
    let count = bytes.byteCount / 4
    guard used >= 1, used <= count, free.count == classes, free.allSatisfy({ Int($0) < used }) else { return nil }
    var words = Block<UInt32>(count: count)
    words.copy(bytes: bytes)
    return WordLists(words: words, used: used, free: free)
  }
}
