# The controls that product.yaml calls enforced, as acceptance tests of a messaging service that does not exist. Each
# tag is the name by which the model points here. Bind the steps to your own service, and let the build run them.
#
# Ana and Ben are members. Ben was a contact of hers.
Feature: Controls against the misuse of messages, calls and places

  @block-covers-every-account
  Scenario: A block is for a person
    Given Ana has blocked Ben
    When Ben signs up again with another number on a phone of his
    And he tries to write, to call, to invite, to add her to a group and to ask for her place
    Then all of it fails as for a number that nobody has

  @a-block-looks-like-a-dead-phone
  Scenario: Ben cannot tell a block from an empty battery
    Given Ana has blocked Ben, and Mia's phone has been off for a week
    When Ben writes to both and looks at both
    Then ticks, times, pictures, errors and answers of the programming interface are the same for the two

  @twenty-first-unanswered-message-waits
  Scenario: Messages without an answer
    Given Ben has written, called and left voice notes to Ana twenty times in a day, from two accounts
    When he tries once more
    Then it is refused, and Ana's phone stays silent

  @strangers-wait-outside
  Scenario: A first message
    When somebody who is no contact writes to Ana with a picture
    Then it waits in "Requests" without a notice, a preview or a tick
    And a third try within a week is refused

  @pictures-stay-blurred
  Scenario: A picture that nobody asked for
    When somebody who is no contact, or a contact for the first time, sends Ana a picture
    Then no pixel of it is drawn before she taps
    And she can report it without tapping

  @pictures-carry-no-place
  Scenario: A picture that Ana sends
    When Ana sends a photo with a place and a serial number in it
    Then Ben's copy has neither, and her own has both

  @vanished-message-can-be-reported
  Scenario: A threat that vanishes
    Given Ben sent Ana a message that vanished, and another that he took back
    When she reports both within 30 days
    Then the case has both, with the seal made when they arrived
    And Ben's app shows nothing of it

  @sealed-record-for-her-alone
  Scenario: Ana keeps a record
    When Ana exports a year of messages and calls with Ben
    Then one changed byte makes the seal fail
    And no linked device of hers shows that she did it

  @one-report-for-everything
  Scenario: One report for the whole pattern
    Given threats by message, forty calls, two false profiles and a group
    When Ana files one report and says who Ben is to her
    Then one case opens with everything in it

  @report-after-the-account-is-gone
  Scenario: Ben has left
    Given Ben has blocked Ana and deleted his account
    When Ana reports him within 90 days
    Then the report is taken and tied to what was kept

  @reasons-without-a-reporter
  Scenario: A measure is explained
    When Ben may no longer reach Ana
    Then he gets the rule, the reason and a way to appeal to somebody else
    And nothing in it says who told Harbour, or quotes what only she could have passed on

  @many-reports-weigh-as-one
  Scenario: Ben and his friends report Ana
    Given one report against Ana in one run, and the same by twelve of Ben's contacts in another
    When both are worked on
    Then what happens to Ana's account is the same in both

  @nobody-is-put-into-a-group
  Scenario: A group
    When Ben invites Ana to a group
    Then nobody in it sees her before she has said yes, and only she can see the invitation

  @refused-invitation-stays-refused
  Scenario: An invitation comes again
    Given Ana has turned down a group of Ben's
    When he invites her again within 90 days, to this group or another
    Then she gets no notice

  @one-tap-against-a-wave
  Scenario: Many at once
    Given fifty people who are no contacts write to Ana within an hour, and usually two do
    When the wave is seen
    Then she is offered to close messages, calls and groups to all but contacts with one tap

  @hidden-until-she-looks
  Scenario: A chat that Ana has to keep
    Given Ana has hidden the texts of one chat
    When Ben writes there
    Then her screens show a count and no words, and his app shows what it always shows

  @quiet-notice
  Scenario: Quiet notices
    Given Ana has chosen quiet notices on one phone
    When Ben writes
    Then that phone shows "Harbour" and nothing else, and her other devices show nothing

  @found-by-nobody
  Scenario: Out of search
    Given Ana has taken herself out of search
    When others look for her by name, number or mailbox, upload their contacts or open suggestions
    Then she is in none of it

  @help-lines-leave-no-trace
  Scenario: Calls to a help line
    When Ana writes to or calls a number on the list of help services
    Then no list of chats or calls on any of her devices shows it, and no suggestion does

  @every-device-has-its-line
  Scenario: The list of devices
    Given two computers that call themselves by the same name
    When Ana opens the list and ends all of them
    Then there were two lines, each with its first day and system
    And the next use of any of them is refused

  @new-device-reads-nothing
  Scenario: A new computer
    Given Ben has held Ana's phone long enough to scan a code
    When his computer is linked
    Then it reads nothing for an hour, and her phone asks three times in that hour, once with a sound

  @open-phone-is-not-enough
  Scenario: The phone lies open
    Given Ana's phone is unlocked in Ben's hand
    When he links a computer, changes the number or exports chats
    Then each is refused until a factor that only Ana has succeeds

  @known-facts-open-nothing
  Scenario: Ben knows everything about Ana
    Given Ben has her birth date, her old numbers and the names of her friends
    When he tries to get into her account, in the app and through support
    Then both fail and nothing has changed

  @recovery-waits-a-day
  Scenario: Somebody wants to get back in
    When a recovery of Ana's account starts
    Then each device and channel of hers hears of it with a button to stop it
    And nothing changes for 24 hours

  @barred-number-looks-unknown
  Scenario: A number that must never help
    Given Ana has barred Ben's number
    When he offers it for a recovery
    Then the answer has the words and the timing of an unknown one

  @safety-check-closes-every-door
  Scenario: Every door at once
    Given an account with two linked devices, a shared place, a recovery number and eleven groups
    When Ana goes through the safety check and closes all
    Then nobody but her reads, finds or follows her
    And each step that others would notice was marked before she agreed

  @registered-picture-stays-held
  Scenario: A picture that Ana has registered
    Given Ana has registered a picture by its hash, and the picture never left her phone
    When a lightly changed copy is sent, put into a group or used as a profile picture
    Then nobody else sees it before a person has decided

  @intimate-picture-goes-first
  Scenario: An intimate picture
    When a picture is reported as intimate
    Then it is out of sight at once, and a person looks within four hours
    And the time is counted in the next published figures

  @fake-profile-without-an-account
  Scenario: Somebody pretends to be Ana
    Given Ana has no account, and somebody uses her name and picture
    When she reports it from the web page and shows who she is in a video talk
    Then the profile is out of sight within four hours
    And the next profile with her name and picture is held before it goes live

  @a-new-account-shows-no-place
  Scenario: A new account
    When somebody signs up and changes no setting
    Then nothing that others can read is finer than a country

  @support-tells-a-caller-nothing
  Scenario: Scripted talks, each quarter
    Given twenty people who know all about Ana and say that they are her or speak for her
    When different members of staff answer them
    Then nothing is changed and nothing is told

  @one-channel-for-every-message
  Scenario: Safe contact
    Given Ana has named one mailbox and the hours from nine to noon
    When Harbour has one message of each of its kinds for her
    Then each goes to that mailbox within those hours
