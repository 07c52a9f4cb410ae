namespace Whence.Corpus.Sources.Changelog;

/// <summary>The entries of a release of tideline.</summary>
internal static class ChangelogPassages
{
    internal static readonly string[] Versions =
    [
        "two point one", "two point two", "two point three",
        "three point one", "three point two", "three point three",
    ];

    internal static readonly string[] Parts =
        ["tide table", "moon chart", "harbour map", "alarm bell", "wind page", "berth list"];

    internal static readonly ChunkKind[] Openings =
    [
        new(["bug-fix"],
        [
            "Changelog of tideline, the tide-table program, version {version}. This release fixes errors in the "
                + "{part}.",
            "Changelog of tideline, the tide-table program, version {version}. Most of the errors fixed here "
                + "were in the {part}.",
        ]),
        new(["new-feature"],
        [
            "Changelog of tideline, the tide-table program, version {version}. This release adds a new {part}.",
            "Changelog of tideline, the tide-table program, version {version}. New in this release is a better "
                + "{part}.",
        ]),
    ];

    internal static readonly ChunkKind PriceBoard = new(["price-board"],
    [
        "Prices are checked each morning and posted on the board by noon. The price board page now says so at "
            + "the top.",
        "Prices are checked each morning and posted on the board by noon. The price board page therefore loads "
            + "at noon.",
    ]);

    internal static readonly ChunkKind[] Entries =
    [
        new(["bug-fix"],
        [
            "Fixed an error that made the {part} show the wrong day when the clock was changed at midnight.",
            "Fixed a bug in the {part}, which stopped with an error when the name of a harbour was empty.",
            "Fixed: the {part} no longer shows the same line twice. The error came from a wrong sign in a sum.",
            "A bug in the {part} has been fixed. The error was small, but it made every tide ten minutes late.",
        ]),
        new(["new-feature"],
        [
            "New: the {part} can now be printed on one page, with the name of the harbour in large letters.",
            "Added a new button to the {part}, so that you can now go back to the day before.",
            "New: you can now choose the colours of the {part}. Three new sets of colours have been added.",
            "Added: the {part} can now show a whole week, and a new key moves from day to day.",
        ]),
        new(["new-feature", "disabled-people"],
        [
            "New: blind people can now have the {part} read aloud, and the bell has been added as a flash for "
                + "the deaf.",
            "Added a new mode for people who use a wheelchair, which now shows where the {part} can be reached "
                + "by a ramp.",
            "New: the {part} can now be used with one hand, which was added at the wish of disabled and blind "
                + "people.",
        ]),
        new(["removed-feature"],
        [
            "Removed the old {part}, which nobody used any longer. It will not come back.",
            "The printed form of the {part} has been removed. It is no longer in the program, and its menu is gone.",
            "Removed: the {part} no longer plays music. The old songs are gone from the program as well.",
        ]),
        new(["faster-program"],
        [
            "The {part} is now twice as fast and needs half the memory, because each sum is done only once.",
            "Faster: the {part} opens in one second instead of five, even on a slow machine with little memory.",
            "The {part} uses less memory, and the whole program starts faster on a slow machine.",
        ]),
        new(["security-fix", "warning"],
        [
            "Take care: a security hole in the {part} let others read the password. Beware of older versions.",
            "Beware of sharing your key. The security of the {part} has been mended, but take care with old "
                + "passwords.",
            "Security: the {part} sent the password in plain text. Take care to choose a new password today, and "
                + "beware.",
        ]),
        new(["security-fix", "privacy-detail"],
        [
            "Security: the {part} no longer keeps your home address, and private details are locked with a password.",
            "For your privacy, the {part} now hides your home address and your age behind a password. Security "
                + "comes first.",
            "A security hole that showed the private address of a sailor in the {part} is closed, and the key "
                + "was changed.",
        ]),
        new(["file-format"],
        [
            "The {part} is now saved as a plain text file with one column for the hour and one for the height.",
            "Files saved by older versions can still be read, but the {part} has a new column in every file.",
            "The {part} reads a file with or without a first line, and an empty column in a file is left out.",
        ]),
        new(["upgrade-steps", "instructional"],
        [
            "To upgrade, first save the {part}, then stop the program, and then install the new version over the "
                + "old one.",
            "First copy your folder, then install the upgrade, and then open the {part} once to finish the upgrade.",
            "How to upgrade: first close the {part}, then install the new version, and then start the program again.",
        ]),
        new(["price-board", "bug-fix"],
        [
            "Fixed an error in the price board, which mixed up the price of cod and the price of coal.",
            "The price board no longer stops with an error on a day without a market. This bug has been fixed.",
        ]),
    ];

    internal static readonly ChunkKind[] Closings =
    [
        new(["grateful", "program-authors"],
        [
            "The authors are grateful to all who sent in changes, and our thanks go to those who tested the program.",
            "We thank everyone who wrote to us. The authors are grateful for each letter about the program.",
            "Thanks to the harbour office for its help. The authors of the program are most grateful.",
        ]),
        new(["apologetic", "program-authors"],
        [
            "The authors are sorry for the trouble that the last version caused. We regret it and offer our "
                + "apologies.",
            "Our apologies to those who came late to the tide. The authors regret the mistake in the program and "
                + "are sorry.",
            "We are sorry that this release is late. The authors regret the delay, and they offer apologies to all.",
        ]),
        new(["hedging"],
        [
            "It may be that some tides are still wrong. It is hard to say, but perhaps the next version will "
                + "mend it.",
            "Perhaps there will be a new version by summer, or it may be autumn. At this stage it is hard to say.",
        ]),
        new(["legal-claim"],
        [
            "The program comes without any claim or warranty, and by law its authors are not liable for a missed "
                + "tide.",
            "No liability is accepted. A master who runs aground has no claim in law, and no right to damages.",
            "You have the right to copy and change the program, and no one is liable in law for what you do with it.",
        ]),
    ];
}
