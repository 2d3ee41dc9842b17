import CommandLine
import Testing

@Suite struct HelpTests {
  @Test func `help for the program lists its commands`() {
    #expect(
      Sample.table.help() == """
        Sings at dawn.

        usage: bird COMMAND [ARGUMENTS]

        commands:
          assess          Finds what can go wrong.
          catalogue show  Shows one entry.
          catalogue list  Lists entries.
          check           Checks it.
          checkout        Takes it's copy.

        "bird COMMAND --help" tells more, with examples.

        """)
  }

  @Test func `help for a command says all that it takes`() {
    #expect(
      Sample.table.help(for: Sample.assess) == """
        Finds what can go wrong.

        usage: bird assess PRODUCT [MORE] [OPTIONS]

        arguments:
          PRODUCT          the model's file
          MORE             another file

        options:
          --format FORMAT  how to write it
          --out FILE       where to write it
          --quiet          say less

        Exits 1 on findings.

        examples:
          bird assess product.yaml
              shows what can go wrong

        """)
  }

  @Test func `help leaves out what a command has not`() {
    #expect(
      Sample.table.help(for: Sample.list) == """
        Lists entries.

        usage: bird catalogue list

        examples:
          bird catalogue list
              lists all

        """)
  }
}
