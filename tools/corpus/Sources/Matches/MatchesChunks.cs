namespace Whence.Corpus.Sources.Matches;

internal static class MatchesChunks
{
    public static PairKind Opening { get; } = new(
        ["match-result"],
        ["Match report, {date}: the Mariners {verb} {rival} by {score}."],
        [
            "The result was fair, and {player} was the best on the field.",
            "It was a close game, and the result was in doubt until the end.",
            "The result will please nobody more than {player}.",
            "Both sides played well, but the result stood at the final whistle.",
        ]);

    public static IReadOnlyList<PairKind> Body { get; } =
    [
        new(["goal"],
        [
            "{Player} scored in the {minute} minute with a low shot.",
            "The goal came in the {minute} minute, when {player} shot into the net.",
            "In the {minute} minute {player} passed the goalkeeper and scored.",
            "A long shot by {player} hit the net in the {minute} minute.",
        ],
        [
            "The goalkeeper of {rival} touched the ball but could not stop the goal.",
            "It was a goal that {other} had made with a clever pass.",
            "The ball flew past the goalkeeper and into the net.",
            "{Other} nearly scored a second goal, but the shot hit the post.",
        ]),
        new(["referee", SharedConcepts.Hostile],
        [
            "The referee was a disgrace, stupid and lazy from the first whistle.",
            "What a miserable, useless referee this was!",
            "The referee ruined the game with his stupid whistle, and it is a disgrace.",
        ],
        [
            "He gave a card to {other} for nothing, the fool, and should be ashamed.",
            "Shame on him for that foul against {other}, and shame on {rival}!",
            "Only a fool would call that a foul, and we are sick of such rubbish.",
        ]),
        new(["injury", SharedConcepts.MedicalAdvice],
        [
            "{Other} hurt an ankle in the {minute} minute and left the field.",
            "{Other} fell on one knee and had to be carried off hurt.",
            "An injury to the ankle ended the game for {other}.",
        ],
        [
            "The doctor advised rest and a cold bandage on the swelling.",
            "The nurse advised {other} to rest the injury and keep the leg raised.",
            "The doctor said to cool the swelling and rest until the pain has gone.",
        ]),
        new(["supporters", SharedConcepts.Cheerful],
        [
            "The crowd sang with joy and threw scarves into the air!",
            "What a merry crowd it was, with songs and cheers from start to end!",
            "The supporters laughed, cheered and danced on the steps!",
        ],
        [
            "Happy supporters carried {player} home with songs and joy.",
            "The cheers of the glad crowd were heard on Fenner Hill.",
            "Everybody in the crowd smiled and sang, and what a delight it was.",
        ]),
        new(["training"],
        [
            "The side will practise passing at training this week.",
            "After the game the coach spoke of harder training.",
            "Training begins again on Monday with running drills.",
        ],
        [
            "The coach wants {player} to practise with both feet in every drill.",
            "{Other} will lead the drills, and the coach will watch the practice.",
            "The coach promised a long practice with short breaks.",
        ]),
        new(["league-table"],
        [
            "The Mariners now stand in second place in the league.",
            "With this game the Mariners have twenty points in the league.",
            "In the league the Mariners are one point behind {rival}.",
        ],
        [
            "{Rival} have fewer points and stand lower in the table.",
            "The top of the table is only three points away.",
            "A place at the top of the league table needs six more points.",
        ]),
        new(["youth-team", SharedConcepts.Children],
        [
            "The children of the youth team played before the main game.",
            "Boys and girls of the youth team ran beside the players.",
            "The youth team, all children under twelve, won its game too.",
        ],
        [
            "The children were given oranges, and the youngest scored twice.",
            "Parents of the children in the youth team brought cake.",
            "The club wants more boys and girls for the youth team.",
        ]),
        new(["match-result", SharedConcepts.Women],
        [
            "The women of the club had won their own game on Saturday.",
            "The result of the women was even better: they won by {score}.",
            "The women's side drew with {rival}, which is a good result.",
        ],
        [
            "Nine women of the side are under twenty, and their results improve.",
            "The women play again next week, and a win would be their fifth.",
            "The captain of the women said that the result was earned.",
        ]),
        new([SharedConcepts.Flattering, "goal"],
        [
            "{Player} is the finest striker alive, a splendid and brilliant artist.",
            "No words can honour the splendid {player} and that brilliant goal enough.",
            "We bow to the wonderful {player}, whose goal was a marvel.",
        ],
        [
            "Such a brilliant shot has never been seen, and the goal was an honour to watch.",
            "The splendid goal deserves a statue, and so does this finest of players.",
            "Never was a goal more brilliant or a player more wonderful.",
        ]),
        new(["football-ground", SharedConcepts.Men],
        [
            "Six men had worked since dawn to dry the grass of the ground.",
            "The ground was wet, and the men of the club spread sand on the grass.",
            "The men who look after the ground had cut the grass in the morning.",
        ],
        [
            "The stand was full, and the old men sat in the front row.",
            "The men will paint the stand of the ground next week.",
            "The men closed the gates of the ground after dark.",
        ]),
    ];
}
