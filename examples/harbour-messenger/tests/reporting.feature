# How people can tell Harbour about abuse, as acceptance tests. reporting.yaml points here by tag. Harbour does not exist.
#
# Ana is harmed. Ben does it. Mia is her advocate.
Feature: Ways to tell

  @without-an-account
  Scenario: Ana has no account, or lost it to Ben
    When she opens the form on the web page from a phone that nobody knows
    Then she can fill it in and hand it in without signing in

  @emergency-comes-first
  Scenario: Danger now
    When anybody opens a way to tell
    Then the number for an emergency in their country is there before any field
    And a way out of the page is there in each step

  @nothing-is-required
  Scenario: Ana has no proof and no papers
    When she hands in a report with one sentence, without evidence and without her name
    Then it is taken, and nobody asks her to prove abuse
    And nothing tells her to talk to Ben

  @the-whole-pattern
  Scenario: It happened for three years
    When she adds fourteen things from four accounts over three years, and says who Ben is to her
    Then one case opens with everything in it

  @after-it-is-over
  Scenario: Ben has blocked her, or has gone
    Given Ben has blocked Ana, or deleted his account, or put her out
    When she reports him within the published time
    Then the report is taken and tied to what was kept

  @a-helper-reports-with-her-yes
  Scenario: Mia reports for Ana
    When Mia files a report and Ana has said yes
    Then it is tied to Ana's case, and Ana can read it and take it back
    And without her yes it is tied to nobody

  @safe-answer
  Scenario: How it is safe to answer
    When Ana says which mailbox, which hours and which name on the message are safe
    Then every answer keeps to them

  @she-learns-the-outcome
  Scenario: What came of it
    When her report is decided, whatever was decided
    Then she gets the decision with its reasons and a way to have it looked at again
