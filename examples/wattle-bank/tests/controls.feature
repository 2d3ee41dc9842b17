# The controls that product.yaml calls enforced, as acceptance tests of a bank that does not exist. Each tag is the
# name by which the model points here. Bind the steps to your own system, and let the build run them.
#
# Ana is a customer. Ben is the other holder of her account, or used to live with her.
Feature: Controls against the misuse of an account

  @harmless-row-opens-one-case
  Scenario: A row of tiny payments with harmless words
    Given Ben has paid Ana one cent twelve times in two days, each with the words "nice curtains"
    And Ana has never paid Ben
    When the evening run is complete
    Then the safety team has one case, with all twelve payments in it
    And neither Ben nor Ana has had a message about it

  @money-arrives-without-words
  Scenario: Ana does not want to read what comes with the money
    Given Ana has switched texts off for Ben
    When Ben pays her 250 dollars of child support with a text
    Then her screens, notices and statements show the amount alone
    And what Ben sees is the same as before
    And Ana can ask for the original text as evidence

  @refused-payment-goes-back-unread
  Scenario: Ana refuses payments from one person
    Given Ana has refused payments from Ben
    When Ben pays her one cent with a text, from his account and from a new one of his
    Then both payments go back within a day
    And no screen of Ana's shows that they were made

  @eleventh-unanswered-text-waits
  Scenario: Texts without an answer
    Given Ben has sent Ana ten payments with a text within a week, from two accounts and by phone number
    And Ana has sent nothing back
    When he sends the eleventh
    Then the money arrives and the text is held for the safety team

  @block-covers-new-accounts-too
  Scenario: A block is for a person
    Given Ana has blocked Ben
    When Ben opens another account and links a new phone number
    And he tries to pay her, to ask her for money, to split a bill and to add her to a budget
    Then all four attempts are refused as for a number that nobody has linked

  @unlinked-number-has-no-name
  Scenario: A number that its holder has not linked
    Given Ana has not linked her phone number
    When Ben types it as the number to pay
    Then no name is shown, and the answer and its timing are those for a number that does not exist

  @refused-request-stays-refused
  Scenario: A request comes again
    Given Ana has turned down a request for money by Ben
    When he makes it again within 90 days, with another amount
    Then Ana gets no notice and her list stays as it is

  @split-waits-for-each-person
  Scenario: A bill is split with Ana
    When Ben splits a bill and names Ana
    Then nobody who shares the bill sees her name before she has accepted

  @large-sum-waits-for-both
  Scenario Outline: Risky steps on a joint account
    When Ben asks to <step>
    Then each holder is told through a safe contact of their own
    And nothing changes until Ana has agreed

    Examples:
      | step                                    |
      | take out more than 2,000 dollars a week |
      | raise the card limit                    |
      | draw on the home loan                   |
      | close the account                       |

  @one-holder-can-hold-the-money
  Scenario: Ana holds the joint money by herself
    Given Ana is paid into the joint account
    When she sets a hold from her phone and sends her wages to an account of her own
    Then nobody can take more than the listed rent, food and school payments
    And no joint view shows the new account or where the wages went

  @own-card-lines-only
  Scenario: Each holder sees the lines of their own card
    Given Ana has bought a bus ticket with her card on the joint account
    When Ben opens lines, statement, export and the yearly summary
    Then each shows an amount and a day, without shop or place

  @joint-line-has-no-branch-or-place
  Scenario: A withdrawal says nothing about where
    When Ana takes out cash in another town
    Then the joint line in each format has no branch, machine or town

  @budget-shows-totals-only
  Scenario: A shared budget
    Given Ana shares a budget with Ben
    When Ben opens each screen and export of it
    Then he finds one total for each heading she chose, and no single payment

  @new-address-is-in-no-joint-view
  Scenario: Ana moves
    When Ana changes her address after the day of separation
    Then no view, letter, suggestion, card envelope or answer of the programming interface for Ben contains it
    And no letter goes to the old address to confirm it

  @help-services-never-show
  Scenario Outline: Contact with help does not show
    When Ana pays <whom>
    Then every view that Ben can open says "Payment" and the amount
    And she sees the full line behind her own PIN

    Examples:
      | whom                     |
      | a refuge                 |
      | a family lawyer          |
      | a taxi to a police station |
      | a sexual health clinic   |

  @notice-without-amount-or-name
  Scenario: Quiet notices
    Given Ana has chosen quiet notices on one phone
    When she is paid
    Then that phone gets "Wattle" and nothing else, and her other devices get nothing

  @each-holder-has-a-pin
  Scenario: A PIN of one's own
    When Ben tries to read, replace or remove Ana's PIN from his session or through the help desk
    Then all of it is refused

  @unknown-phone-reads-nothing
  Scenario: A new phone or wallet
    Given Ben knows Ana's password and card number
    When he signs in on a phone that she has never used, or puts her card in its wallet
    Then every read and payment is refused
    And Ana's own phone asks once, with the time and the rough place

  @forged-device-name-has-its-own-line
  Scenario: The list of devices
    Given two sign-ins from devices that call themselves by the same name
    When Ana opens the list and ends all of them
    Then there were two lines, each with its first day and system
    And the next use of any of their tokens is refused

  @household-code-is-not-enough
  Scenario: A session was left open
    Given Ana's session is older than five minutes, and Ben knows the PIN of her phone
    When he adds a payee, raises a limit or changes an address
    Then each is refused until a factor that only Ana has succeeds

  @every-fact-right-and-still-refused
  Scenario: Ben knows everything about Ana
    Given Ben has her birth date, card number, mother's name and last three payments
    When he tries to recover her access online, by phone and at a branch
    Then all three fail and her account is unchanged

  @recovery-waits-and-can-be-stopped
  Scenario: Somebody starts a recovery
    When a recovery of Ana's access starts
    Then each safe contact and device of hers hears of it with a button to stop it
    And nothing changes for 24 hours, unless a branch has seen her in person

  @barred-number-looks-unknown
  Scenario: A number that must never help
    Given Ana has barred Ben's number from recovery
    When Ben offers it
    Then the answer has the same words and timing as for a number that the bank does not know

  @loan-from-a-strange-phone-waits
  Scenario: An application that Ana did not fill in alone
    Given an application in Ana's name from a phone that Ben normally uses
    When it is handed in
    Then it waits until she has confirmed it in a call without him
    And nothing is paid out for 14 days, in which she can withdraw without a reason

  @pay-day-account-changes-on-her-word
  Scenario: Details change
    When the account for her wages, or the payer of a policy, is changed by anyone
    Then the old details hold until Ana confirms through her safe contact
    And she can have the change undone for 60 days

  @stopped-debit-runs-again-today
  Scenario: Ben stops the rent
    Given Ben has stopped the direct debit for rent
    When Ana tells the safety team, without a document
    Then the debit runs again the same day and no message goes to Ben

  @safe-contact-holds-for-every-message
  Scenario: Safe contact
    Given Ana has named one mailbox and the hours from nine to noon
    When the bank has one message of each of its kinds for her
    Then each goes to that mailbox within those hours
    And joint holders and helpers can see neither the mailbox nor the hours

  @desk-changes-nothing-for-a-caller-who-knows-all
  Scenario: Scripted calls, each quarter
    Given twenty callers who know all about Ana and say that they are her, her carer or her lawyer
    When different members of staff take the calls
    Then nothing is changed and nothing is told
    And the safety note is in no view that a customer can open

  @cousin-at-the-counter-is-kept-out
  Scenario: A member of staff looks up somebody close
    Given a member of staff who has declared a tie to Ana, and another one without a case number
    When either opens her record
    Then it is refused, and somebody outside their team is alerted

  @one-report-holds-years
  Scenario: One report for the whole pattern
    Given abuse in payments, requests and on a joint card over three years
    When Ana files one report and says who Ben is to her
    Then one case opens with everything in it

  @many-reports-weigh-as-one
  Scenario: Ben and his friends report Ana
    Given one report against Ana in one run, and the same by nine people who pay each other in another
    When both are worked on
    Then what happens to Ana's account is the same in both

  @reasons-name-no-reporter
  Scenario: A measure is explained
    When Ben's texts are switched off
    Then he gets the rule, the reason and a way to appeal to somebody else
    And nothing in it says who told the bank, or quotes what only she could have passed on

  @record-leaves-no-trace-in-joint-views
  Scenario: Ana takes a record
    When Ana exports a dated record of Ben's texts
    Then one changed byte makes its seal fail
    And no joint view, notice or log mentions it

  @safety-check-closes-every-door
  Scenario: Every door at once
    Given an account with a helper, a wallet card, a shared budget, two devices and a recovery number
    When Ana goes through the safety check and closes all
    Then nobody but her can see or move her money
    And each step that the other person would notice was marked before she agreed
