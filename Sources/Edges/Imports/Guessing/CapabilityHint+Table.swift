internal import Primitives

extension CapabilityHint {
  /// What words make us think of which capability, in the order of the catalogue.
  ///
  /// A guess too many costs a reader one line to delete. A guess too few hides a danger, so common words are in.
  static let table: [CapabilityHint] = [
    // Accounts and access
    .init("account.shared", "account/profile shared/sharing/switch", "household account/profile"),
    .init(
      "account.family.organiser", "member", "invite/invitation", "family", "household", "organiser/organizer"),
    .init("account.child", "child/children", "kid", "parental", "guardian", "supervised account/user/profile"),
    .init("account.joint", "joint account/owner/holder/contract", "coowner", "co owner/holder/applicant"),
    .init(
      "account.delegate", "delegate/delegation", "authorised/authorized user/representative",
      "carer/caregiver"),
    .init("account.session.multi", "session", "device", fields: ["session device"]),
    .init(
      "account.credential.share", "password/passkey/credential/key/code share/shared/sharing/guest",
      "digital key", "access code"),
    .init(
      "account.recovery.knowledge", "security question/answer",
      fields: ["security question/answer", "maiden name"]),
    .init(
      "account.recovery.channel", "reset", "recovery/recover", "forgot/forgotten",
      fields: ["recovery/backup email/phone"]),
    .init(
      "account.create.lowfriction", "signup", "sign up", "user/account create/register/registration",
      "guest user/account"),
    .init(
      "account.link", "oauth", "linked/connected account/app/service", "account/service link", "integration"),
    // Profiles and finding people
    .init("profile.public", "profile"),
    .init(
      "profile.name.free", "nickname", "avatar", "display name",
      fields: ["nickname", "avatar", "display/screen name"]),
    .init("people.search", "user/people/person/member/contact/friend search/find/lookup", "directory"),
    .init(
      "people.recommend",
      "user/people/person/contact/friend/match suggestion/suggested/recommendation/recommended",
      "contact upload/import/sync"),
    // Place
    .init(
      "location.share", "location", "position", "gps", "geolocation", "whereabouts", "geofence", "tracking",
      fields: ["lat/latitude", "gps", "geolocation", "live/current/last/known location/position"]),
    .init(
      "location.history", "trip", "journey", "visited place",
      "location/position/place/ride/drive/travel history/log/timeline",
      fields: ["location/position/place history/log/timeline", "trip"]),
    .init(
      "location.infer", "nearby", "checkin", "check in", "workout", "heatmap",
      fields: ["distance away", "nearby"]),
    .init("location.tag", "tracker", "beacon", "lost item/mode", "finder tag/network"),
    // Being seen
    .init(
      "presence.status", "presence", "online", "typing", "last seen/active", "read receipt",
      fields: ["last seen/active/online", "online", "typing", "read receipt"]),
    .init("activity.visible", "activity", "history", "watchlist", "recently played/viewed/watched"),
    .init(
      "record.itemised", "statement", "invoice", "receipt", "bill/billing", "transaction",
      "call log/record/history"),
    // Messages and calls
    .init("message.direct", "message/messaging", "chat", "conversation", "inbox", "sms", "dm"),
    .init("message.unsolicited", "message/friend/contact/connection/follow/chat request"),
    .init("message.group", "channel", "thread", "group message/chat/conversation/member/call"),
    .init(
      "message.ephemeral", "ephemeral", "disappearing", "vanishing", "unsend",
      "message expire/expiry/expiring/recall",
      fields: ["message expire/expiry/ttl", "view once"]),
    .init("message.anonymous", "anonymous", fields: ["anonymous"]),
    .init("call.voice", "call", "voip", "dial"),
    .init("call.room", "voice/audio/video/live/meeting room/channel/stage", "livestream", "meeting"),
    .init("call.dropin", "dropin", "drop in", "intercom", "auto answer", fields: ["auto answer"]),
    // Content
    .init("content.post", "post", "comment", "review", "story"),
    .init(
      "content.tag", "mention", "tag/tagged user/person/people/friend/photo",
      fields: ["mention", "tagged user/people"]),
    .init(
      "content.media", "photo", "picture", "image", "video", "media", "attachment",
      fields: ["photo", "attachment"]),
    .init(
      "content.store.shared", "album", "backup", "sync",
      "file/folder/note/document/library/list share/shared/sharing"),
    .init(
      "content.generate", "image/video/voice/audio/avatar/text/face generate/generation/generated/clone/swap",
      "deepfake"),
    .init("calendar.shared", "calendar", "appointment", "todo", "task/list shared/family", "shopping list"),
    // Money and essential services
    .init("payment.transfer", "payment", "transfer", "remittance", "payout", "money send"),
    .init(
      "payment.memo", "payment/transfer/transaction memo/note/remark",
      fields: ["payment/transfer/transaction memo/note/remark/description/reference/message/narrative"]),
    .init("payment.request", "payment/money/transfer request", "split"),
    .init(
      "payment.joint", "joint/shared/family/household account/wallet/card/pot/budget", "allowance",
      "pocket money"),
    .init(
      "credit.apply", "loan", "credit apply/application", "instalment/installment", "mortgage", "financing"),
    .init(
      "service.modify",
      "contract/subscription/service/plan/policy/supply/account cancel/cancellation/terminate/close",
      "contract/subscription/service/plan/policy/supply/account suspend/suspension/disconnect",
      "sim swap/replacement", "number port/porting"),
    .init(
      "order.thirdparty", "order", "gift", "delivery", "ride", "booking",
      fields: ["recipient/delivery/shipping address"]),
    // Devices
    .init("device.control", "light", "thermostat", "heating", "appliance", "speaker", "smart plug/switch/home"),
    .init("device.sense", "camera", "stream", "microphone", "sensor", "doorbell", "motion", "heart rate"),
    .init("device.entry", "lock", "unlock", "door", "gate", "garage", "alarm"),
    .init(
      "device.manage", "wipe", "supervision", "screen time", "app limit/block/approval", "remote install/ring",
      "downtime", "content filter"),
    .init("device.vehicle", "vehicle", "car", "ignition", "odometer", fields: ["vin", "odometer"]),
    .init("device.assistive", "hearing", "wheelchair", "assistive", "medical/insulin device/pump"),
    // Reports, records and staff
    .init("report.submit", "report", "block", "flag", "abuse", "complaint"),
    .init("report.autoaction", "moderation", "automod", "auto/automatic ban/suspend/removal"),
    .init(
      "record.official", "patient", "prescription", "claim",
      "medical/health/school/court/tax/official record/document"),
    .init("staff.lookup", "admin", "backoffice", "impersonate/impersonation", "support agent/lookup/search"),
  ]
}
