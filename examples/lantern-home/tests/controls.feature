# The controls that product.yaml calls enforced, as acceptance tests of a maker that does not exist. Each tag is the
# name by which the model points here. Bind the steps to your own devices: most of them run against a device on a bench.
#
# Ana and Ben are adults in one home. Ben set it up, and pays.
Feature: Controls against the misuse of a home

  @light-and-chime-before-the-first-picture
  Scenario Outline: Nobody looks or listens unannounced
    When Ben opens <what> from elsewhere
    Then light and chime in the room start before the first packet leaves
    And no request from outside can dim, mute or shorten them

    Examples:
      | what                    |
      | a camera                |
      | a speaker, to drop in   |
      | the sound of a nursery  |

  @the-switch-in-the-room-wins
  Scenario Outline: Whoever is there has priority
    Given Ana has set <device> by hand
    When a command comes from Ben's phone, a routine or a linked assistant
    Then it is refused until somebody in the room has lifted her setting
    And Ben reads "set by hand", without a name

    Examples:
      | device                   |
      | the shutter of a camera  |
      | the switch of a speaker  |
      | the knob of the heating  |
      | a light switch           |
      | the inside of a door     |

  @nobody-lowers-an-adult-alone
  Scenario: Two adults count the same
    When Ben lowers Ana's rights, or removes her
    Then nothing changes until she confirms or a support case is decided
    And whoever pays makes no difference

  @occupant-resets-without-the-owner
  Scenario: Ana stays, Ben has gone
    Given Ana has shown that she lives there, and Ben does not answer
    When the home is reset
    Then no key, app, routine or linked assistant of his can read or command anything in it
    And a sealed copy of the log was offered to her before

  @moving-out-closes-every-door
  Scenario: Ana moves out
    Given an account with a key, a shared calendar, photos, a tag, two phones and a recovery mailbox
    When she goes through "Move out" and closes all
    Then nothing in the home knows her any more, and nothing of hers is open to it
    And each step that others would notice was marked before she agreed

  @she-takes-her-things-along
  Scenario: What is hers goes with her
    Given Ben refuses every request
    When Ana leaves the household
    Then her photos, dates and notes match the list made before, and her tag works in a new account

  @no-limits-for-an-adult
  Scenario: Limits are for children
    When Ben puts bedtimes, filters or a listening profile on Ana's account, or changes her year of birth
    Then it is refused
    And on her eighteenth birthday all of it ends for a young person

  @no-timeline-of-one-person
  Scenario: A home is no diary of one person
    Given Ana came home late, and the door to the street opened
    When Ben opens each list, export, monthly letter and search
    Then events of the home are there by room and hour, and none of them names an adult
    And a call from a speaker to a help service is in none of them

  @each-adult-has-a-pin
  Scenario: A PIN of one's own
    When Ben tries to read, replace or remove the PIN of Ana's own space
    Then all of it is refused

  @quiet-notice
  Scenario: Quiet notices
    Given Ana has chosen quiet notices on one phone
    When a date, a clip or a message is new
    Then that phone shows "Lantern" and nothing else, and no shared screen shows anything

  @deleted-clip-can-still-be-reported
  Scenario: Ben deletes what he has done
    Given Ben passed on a clip of Ana and then deleted it
    When she reports it within 90 days
    Then the case has the copy and the seal made when it was passed on

  @intimate-clip-goes-first
  Scenario: An intimate clip
    When a clip or photo is reported as intimate
    Then it is out of sight at once, and a person looks at it within four hours
    And the time is counted in the next published figures

  @registered-image-stays-held
  Scenario: An image that Ana has registered
    Given Ana has registered an image by its hash, and the image never left her phone
    When a lightly changed copy is put among clips, photos or notes
    Then nobody else sees it before a person has decided

  @refused-invitation-stays-refused
  Scenario: Dates and notes as a way to reach Ana
    Given Ana has turned down an invitation by Ben
    When he invites her again within 90 days, to another date, list or album
    Then she gets no notice, and nobody sees her among those invited

  @block-covers-each-door
  Scenario: A block is for a person
    Given Ana has blocked Ben
    When he tries by drop-in, calendar, photo, tag and guest key, from this account and a new one
    Then all of it fails as for a home that does not exist

  @list-of-phones-and-keys
  Scenario: The list of phones, screens and keys
    Given two phones that call themselves by the same name, and a key lent by another adult
    When Ana opens the list and ends all of them
    Then there were three lines, each with its first day and who let it in
    And the next use of any of them is refused

  @new-phone-waits
  Scenario: A new phone
    Given Ben knows Ana's password
    When he signs in with it on his phone
    Then every read and command is refused, and her own phone asks once

  @recovery-waits-a-day
  Scenario: Somebody wants to get back in
    When a recovery of Ana's account starts
    Then each device and channel of hers hears of it with a button to stop it
    And nothing changes for 24 hours

  @barred-mailbox-looks-unknown
  Scenario: A mailbox that must never help
    Given Ana has barred a mailbox that Ben can read
    When he offers it for a recovery
    Then the answer has the words and the timing of an unknown one

  @known-facts-open-nothing
  Scenario: Ben knows everything about Ana
    Given Ben has her birth date, the number of each device and the last invoice
    When he tries to get into her account online and by phone
    Then both fail and nothing has changed

  @house-code-is-not-enough
  Scenario: The code of the house
    Given Ben knows the code of the house, and Ana's screen is open in the kitchen
    When he lends a key, resets a lock or exports clips there in her name
    Then each is refused until a factor that only she has succeeds

  @strange-tag-is-told
  Scenario: A tag in a bag
    Given a tag of Ben's moves with Ana's phone, which is of another maker, away from him
    When the time of the standard has passed
    Then her phone shows it, can make it sound, and has the steps to switch it off
    And her log shows each time that somebody asked where it is

  @log-is-copied-in-silence
  Scenario: Ana copies the log
    When Ana exports the log of commands
    Then one changed byte makes its seal fail
    And no list that Ben can open mentions the export

  @one-report-for-the-whole-home
  Scenario: One report for everything in a home
    Given commands at night, a camera and a lock over half a year
    When Ana files one report and says who Ben is to her
    Then one case opens with everything in it

  @reasons-without-a-reporter
  Scenario: A measure is explained
    When commands of Ben's are switched off
    Then he gets the rule, the reason and a way to appeal to somebody else
    And nothing in it says who told Lantern

  @support-tells-a-caller-nothing
  Scenario: Scripted calls, each quarter
    Given twenty callers who know all about the home and say that they are Ana or speak for her
    When different members of staff take the calls
    Then nothing is changed and nothing is told
    And the safety note is in no view that a customer can open

  @no-case-no-record
  Scenario: A member of staff without a case
    When a member of staff without a case number, or with a declared tie to Ana, opens her home
    Then it is refused, and somebody outside their team is alerted

  @address-behind-a-second-step
  Scenario: The address of the home
    Given a team that has switched the short view on
    When a member of staff opens a case there
    Then the address is hidden until a second member of staff has agreed

  @one-mailbox-for-every-message
  Scenario: Safe contact
    Given Ana has named one mailbox and the hours from nine to noon
    When Lantern has one message of each of its kinds for her
    Then each goes to that mailbox within those hours, and no other adult can see which it is
