/// Whether the company stands by a file, or somebody proposes it.
public enum Standing: String, CaseIterable, Sendable {
  case adopted, proposed
}
