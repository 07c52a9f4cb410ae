namespace Whence.Corpus.Sources.Science;

/// <summary>What any lesson may say.</summary>
internal static class SciencePassages
{
    internal static readonly ChunkKind SeaWind = new(["warm-and-cool-air"],
    [
        "Warm air rises over the land by day, and cool air flows in from the sea to take its place. This is the "
            + "sea wind.",
        "Warm air rises over the land by day, and cool air flows in from the sea to take its place. Sailors feel "
            + "it every afternoon.",
    ]);

    internal static readonly ChunkKind Experiment = new(["experiment", "instructional"],
    [
        "Here is an experiment. First take {tool}, then put them on the table and wait until {effect}.",
        "To test this, try an experiment. First set out {tool}, then watch closely, and you will see that {effect}.",
        "Experiment: first find {tool}. Then do as the drawing shows, and write down the moment when {effect}.",
        "In this experiment you first need {tool}. Then work slowly, step by step, until {effect}.",
    ]);

    internal static readonly ChunkKind[] Work =
    [
        new(["measuring", "instructional"],
        [
            "First measure the length with a ruler, then write the number down, and measure it once more.",
            "First weigh each thing on the scales, then write down its weight beside its name.",
            "First count the seconds on the clock, then measure again, and write down the larger number.",
        ]),
        new(["measuring", "experiment"],
        [
            "Measure three times in every experiment and write down each number, for one measure alone can be wrong.",
            "An experiment without a measure is only a game, so write down the number that the ruler shows.",
            "Use the same scales for the whole experiment, and measure to the nearest small line.",
        ]),
        new(["safety-hazard", "warning"],
        [
            "Beware of fire. Keep clear of the flame, for a burning sleeve is a danger to the whole room.",
            "Take care near deep water. Beware of slippery stones, for a person can fall and drown in a moment.",
            "Keep clear of broken glass and take care with hot water, for both are a danger to bare hands.",
            "Take care on the ladder. A fall from the roof is a danger to life, so keep clear of the edge.",
        ]),
        new(["safety-hazard", "children"],
        [
            "Children must not light a fire by themselves. The danger is great, and a child can be burned in a "
                + "moment.",
            "Deep water is a danger to children. No child may go to the edge of the quay, where a fall can kill.",
            "It is a danger for children to look straight at the sun, and a child who does so may lose an eye.",
        ]),
        new(["disabled-people", "children", "school-life"],
        [
            "A child who is blind may feel the shapes instead, and a pupil who uses a wheelchair has a low desk "
                + "in the school.",
            "Deaf pupils sit near the teacher, and there is a ramp so that a wheelchair can reach every room of "
                + "the school.",
            "The school has a teacher who can sign for deaf children, and pupils who are blind have the books "
                + "read aloud.",
        ]),
    ];

    internal static readonly ChunkKind[] Closings =
    [
        new(["encouraging"],
        [
            "Well done if you have read so far. You can do more than you think, so try again if it did not work.",
            "Do not give up if you went wrong. Try again, for you can learn from every mistake, and well done "
                + "for trying.",
            "You can be proud of your work. Well done, and if one answer was wrong, try again tomorrow.",
        ]),
        new(["encouraging", "children"],
        [
            "Well done, boys and girls! Any child who can ask a good question can find a good answer, so try again.",
            "Children, you can do this. Well done to each child who tried, and let the others try again.",
            "Well done, children. Boys and girls before you have found it hard, and you can do it too if you try "
                + "again.",
        ]),
        new(["women", "school-life"],
        [
            "Many women have worked in science, and a woman who went to this school drew the first chart of the "
                + "Moss.",
            "A woman from our school became the first keeper of the glass house, and other women teachers "
                + "followed her.",
            "The drawings in this book are by a woman who once swept the school and taught other women to draw.",
        ]),
        new(["hedging"],
        [
            "It is hard to say why this is so. Perhaps you will find out one day, or it may be that no one ever "
                + "will.",
            "Perhaps there is a better reason, and it may be that this book is wrong. In science it is hard to "
                + "say for ever.",
        ]),
    ];
}
