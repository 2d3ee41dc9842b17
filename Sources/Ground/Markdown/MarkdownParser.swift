internal import CMarkdown

/// Markdown to a tree, by cmark-gfm without its extensions: what the CommonMark specification says, and no more.
public enum MarkdownParser {
  /// Parses a text whose first line is line `firstLine` of its file, so that places are those of the whole file.
  /// Bytes that are no UTF-8 become U+FFFD.
  public static func parse(
    _ bytes: ArraySlice<UInt8>, firstLine: Int = 1, limits: MarkdownLimits = .page
  ) throws(MarkdownError) -> MarkdownNode {
    guard bytes.count <= limits.bytesMax else { throw .tooLarge(bytesMax: limits.bytesMax) }
    // SAFETY: the count given is the buffer's own; cmark copies what it keeps.
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_VALIDATE_UTF8)
    }
    guard let root = unsafe parsed, let walk = unsafe cmark_iter_new(root) else { throw .outOfMemory }
    defer {
      unsafe cmark_iter_free(walk)
      unsafe cmark_node_free(root)
    }
    var builder = TreeBuilder(lineOffset: firstLine - 1, limits: limits)
    while true {
      switch unsafe cmark_iter_next(walk) {
      // SAFETY: the iterator is at a node until it is done, and the tree lives until the end of this function.
      case CMARK_EVENT_ENTER: try unsafe builder.enter(cmark_iter_get_node(walk))
      case CMARK_EVENT_EXIT: builder.leave()
      default: return builder.root ?? MarkdownNode(.document, line: firstLine, byteColumn: 1)
      }
    }
  }
}

/// Puts nodes together. Keeps its own stack, so that depth costs no program stack.
private struct TreeBuilder {
  private struct Open {
    let kind: MarkdownNode.Kind
    let line: Int
    let byteColumn: Int
    var children: [MarkdownNode] = []
  }

  let lineOffset: Int
  let limits: MarkdownLimits
  private(set) var root: MarkdownNode?
  private var open: [Open] = []
  private var count = 0

  init(lineOffset: Int, limits: MarkdownLimits) {
    self.lineOffset = lineOffset
    self.limits = limits
  }

  mutating func enter(_ node: OpaquePointer?) throws(MarkdownError) {
    let parent = open.last
    // Some inline parts have no place of their own.
    let ownLine = Int(unsafe cmark_node_get_start_line(node))
    let line = ownLine > 0 ? ownLine + lineOffset : parent?.line ?? lineOffset + 1
    let column = max(Int(unsafe cmark_node_get_start_column(node)), ownLine > 0 ? 1 : parent?.byteColumn ?? 1)
    count += 1
    guard count <= limits.nodesMax else { throw .tooManyParts(line: line, nodesMax: limits.nodesMax) }
    guard open.count < limits.depthMax else { throw .tooDeep(line: line, depthMax: limits.depthMax) }
    let entered = unsafe Open(kind: NodeReading.kind(of: node), line: line, byteColumn: column)
    open.append(entered)
    if unsafe NodeReading.isLeaf(node) { leave() }
  }

  mutating func leave() {
    guard let done = open.popLast() else { return }
    let node = MarkdownNode(done.kind, line: done.line, byteColumn: done.byteColumn, children: done.children)
    if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
  }
}

/// What a node of cmark's is.
private enum NodeReading {
  /// Leaves have no exit event.
  static func isLeaf(_ node: OpaquePointer?) -> Bool {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK,
      CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }

  static func kind(of node: OpaquePointer?) -> MarkdownNode.Kind {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case CMARK_NODE_LIST: unsafe list(node)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_CODE_BLOCK: unsafe .code(info: text(cmark_node_get_fence_info(node)), text: literal(node))
    case CMARK_NODE_HTML_BLOCK: unsafe .html(literal(node))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: unsafe .inlineCode(literal(node))
    case CMARK_NODE_HTML_INLINE: unsafe .inlineHTML(literal(node))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: unsafe .link(url: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE: unsafe .image(url: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
    default: unsafe .text(literal(node))
    }
  }

  private static func list(_ node: OpaquePointer?) -> MarkdownNode.Kind {
    let isOrdered = unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(
      start: isOrdered ? Int(unsafe cmark_node_get_list_start(node)) : nil,
      isTight: unsafe cmark_node_get_list_tight(node) != 0)
  }

  private static func literal(_ node: OpaquePointer?) -> String {
    unsafe text(cmark_node_get_literal(node))
  }

  /// SAFETY: cmark's texts end with NUL, hold no other, and are copied here.
  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }
}
