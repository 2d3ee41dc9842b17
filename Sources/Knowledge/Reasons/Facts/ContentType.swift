/// What kind of content a decision is about, in the database's words.
public enum ContentType: String, CaseIterable, Sendable {
  case app = "CONTENT_TYPE_APP"
  case audio = "CONTENT_TYPE_AUDIO"
  case image = "CONTENT_TYPE_IMAGE"
  case product = "CONTENT_TYPE_PRODUCT"
  case syntheticMedia = "CONTENT_TYPE_SYNTHETIC_MEDIA"
  case text = "CONTENT_TYPE_TEXT"
  case video = "CONTENT_TYPE_VIDEO"
  case other = "CONTENT_TYPE_OTHER"
}
