/// A catalogue for those who mostly need to know which patterns it has.
///
/// Reading the whole one takes longer than starting the program does, so it waits until more than that is asked for.
public struct CatalogueNames: Sendable {
  private let patterns: Set<String>
  private let whole: @Sendable () -> PatternCatalogue

  private init(_ patterns: some Sequence<String>, _ whole: @escaping @Sendable () -> PatternCatalogue) {
    self.patterns = Set(patterns)
    self.whole = whole
  }

  public init(_ catalogue: PatternCatalogue) { self.init(catalogue.patterns.ids) { catalogue } }

  /// The catalogue that is part of the program.
  public static let embedded = CatalogueNames(CatalogueReader.embeddedPatterns) { read }

  private static let read = CatalogueReader.embedded()

  /// Whether there is a pattern with that id.
  public func hasPattern(_ id: String) -> Bool { patterns.contains(id) }

  /// All of it.
  public var catalogue: PatternCatalogue { whole() }
}
