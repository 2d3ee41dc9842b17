/// The words that a language gives the site; `guides/words/en.yaml` shows what each one is for.
public enum GuideWord: String, CaseIterable, Sendable {
  case site
  case pageTitle = "page_title"
  case settingsTitle = "settings_title"
  case notesTitle = "notes_title"
  case skip
  case language
  case home
  case exit
  case exitPrefix = "exit_prefix"
  case exitPressMore = "exit_press_more"
  case exitGoing = "exit_going"
  case exitExpired = "exit_expired"
  case safetyTitle = "safety_title"
  case safetyLead = "safety_lead"
  case safetyExitTitle = "safety_exit_title"
  case safetyExit = "safety_exit"
  case exitPage = "exit_page"
  case safetyHistoryTitle = "safety_history_title"
  case safetyHistory = "safety_history"
  case safetyWatchedTitle = "safety_watched_title"
  case safetyWatched = "safety_watched"
  case safetyPrivate = "safety_private"
  case safetyDangerTitle = "safety_danger_title"
  case safetyDanger = "safety_danger"
  case safetyGoOn = "safety_go_on"
  case homeTitle = "home_title"
  case homeLead = "home_lead"
  case homeProduct = "home_product"
  case homeFirst = "home_first"
  case homeSituations = "home_situations"
  case homeAll = "home_all"
  case situationLead = "situation_lead"
  case situationLivingTogether = "situation_living_together"
  case situationSeparated = "situation_separated"
  case situationSharingChildren = "situation_sharing_children"
  case situationLeavingSoon = "situation_leaving_soon"
  case situationSharedAccount = "situation_shared_account"
  case situationSharedHome = "situation_shared_home"
  case situationNotSure = "situation_not_sure"
  case situationHelpingSomeone = "situation_helping_someone"
  case situationAtWork = "situation_at_work"
  case forHelpers = "for_helpers"
  case noticeFirst = "notice_first"
  case step
  case menu
  case menuInline = "menu_inline"
  case notifiesNobody = "notifies_nobody"
  case notifiesTheOtherPerson = "notifies_the_other_person"
  case notifiesEveryoneInTheGroup = "notifies_everyone_in_the_group"
  case notifiesAccountEmail = "notifies_account_email"
  case notifiesOtherDevices = "notifies_other_devices"
  case notifiesSupportStaff = "notifies_support_staff"
  case notifiesUnknown = "notifies_unknown"
  case visibleToNobody = "visible_to_nobody"
  case visibleToTheOtherPerson = "visible_to_the_other_person"
  case visibleToEveryoneInTheGroup = "visible_to_everyone_in_the_group"
  case visibleToAnyoneWithThisPhone = "visible_to_anyone_with_this_phone"
  case visibleToOtherDevices = "visible_to_other_devices"
  case visibleToBillPayer = "visible_to_bill_payer"
  case visibleToUnknown = "visible_to_unknown"
  case livingTogether = "living_together"
  case loses
  case captures
  case undo
  case undoYes = "undo_yes"
  case first
  case related
  case sources
  case versions
  case reviewed
  case specialistNeeded = "specialist_needed"
  case reviewNeeded = "review_needed"
  case stale
  case onlyEnglish = "only_english"
  case print
  case help
  case helpLead = "help_lead"
  case helpPage = "help_page"
  case emergency
  case otherCountries = "other_countries"
  case website
  case hours
  case source
  case readOn = "read_on"
  case noHelplines = "no_helplines"

  /// The braces that the English word has: a translation needs the same.
  static func braces(in text: String) -> Set<String> {
    Set(text.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) })
  }
}
