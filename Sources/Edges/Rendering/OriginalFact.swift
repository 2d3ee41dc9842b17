/// Something that an original tells beside its picture, and that a working copy does not.
public enum OriginalFact: UInt8, CaseIterable, Sendable {
  case place = 1
  case time = 2
  case device = 3
  case person = 4
  case smallPicture = 5
  case text = 6
  case morePictures = 7
  case document = 8
  case profile = 9
  case turned = 10

  public var sentence: String {
    switch self {
    case .place: "The original says where it was taken."
    case .time: "The original says when it was made."
    case .device: "The original says with which device or program it was made."
    case .person: "The original names who made or owns it."
    case .smallPicture: "The original holds a small picture of its own, which may show something else."
    case .text: "The original holds notes that the picture does not show."
    case .morePictures: "The original moves or holds several pictures; the copy shows one."
    case .document:
      "The copy shows pages as pictures; links, scripts, forms, notes and attachments are in the original only."
    case .profile: "The original has a colour profile; it was applied to the copy."
    case .turned: "The original is stored turned or mirrored; the copy is upright."
    }
  }

  /// Whether people must know it before the original leaves the house.
  public var isWarning: Bool {
    switch self {
    case .place, .device, .person, .smallPicture, .text, .document: true
    case .time, .morePictures, .profile, .turned: false
    }
  }

  /// From the names of what lies beside the pixels, as libvips gives them, and the bytes of the original.
  public static func told(fields: [String], in bytes: [UInt8], isDocument: Bool) -> [OriginalFact] {
    let packet = XMPPacket(in: bytes)
    let tags = EXIFTags(in: bytes)
    return allCases.filter { fact in
      if fact == .document { return isDocument }
      return tags.facts.contains(fact)
        || fields.contains { field in fact.marks.contains { field.hasPrefix($0) || field.hasSuffix($0) } }
        || fact.packetMarks.contains { packet.holds($0) }
    }
  }

  /// Beginnings and ends of names.
  private var marks: [String] {
    switch self {
    case .place: ["-GPSLatitude", "-GPSLongitude", "-GPSDestLatitude"]
    case .time:
      ["-DateTime", "-DateTimeOriginal", "-DateTimeDigitized", "-GPSDateStamp", "pdf-creation", "pdf-modified"]
    case .device:
      ["-Make", "-Model", "-Software", "-MakerNote", "-BodySerialNumber", "-LensModel", "pdf-creator", "pdf-producer"]
    case .person: ["-Artist", "-Copyright", "-CameraOwnerName", "-XPAuthor", "pdf-author"]
    case .smallPicture: ["jpeg-thumbnail-data", "-JPEGInterchangeFormat", "heif-thumbnail"]
    case .text:
      [
        "png-comment-", "gif-comment", "iptc-data", "xmp-data", "-UserComment", "-ImageDescription", "-XPComment",
        "pdf-title",
        "pdf-subject", "pdf-keywords", "jpeg-comment",
      ]
    case .morePictures: ["n-pages"]
    case .profile: ["icc-profile-data"]
    case .turned: ["orientation"]
    case .document: []
    }
  }

  private var packetMarks: [String] {
    switch self {
    case .place: ["GPSLatitude", "GPSLongitude", "photoshop:City", "Iptc4xmpCore:Location"]
    case .time: ["CreateDate", "DateCreated", "DateTimeOriginal"]
    case .device: ["CreatorTool", "tiff:Model"]
    case .person: ["dc:creator", "dc:rights", "photoshop:AuthorsPosition"]
    case .smallPicture: ["xmp:Thumbnails"]
    default: []
    }
  }
}
