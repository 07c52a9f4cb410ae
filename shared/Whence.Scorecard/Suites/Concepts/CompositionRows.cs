using Whence.Engine.Concepts;
using Whence.Engine.Steering;
using Whence.Scorecard.Rows;
using Whence.Scorecard.Statistics;

namespace Whence.Scorecard.Suites.Concepts;

/// <summary>Whether the order in which concepts are composed matters.</summary>
internal static class CompositionRows
{
    public static Measured Measure(SuiteContext context)
    {
        var concepts = SteeredConcepts.Draw(context.Demo, context.Count(6, 24), context.Options.Seed);
        var prompt = context.DemoTruths.Facts[0].Prompt;
        var pairs = concepts.Zip(concepts.Skip(1)).Where((_, i) => i % 2 == 0).ToList();
        var equal = pairs.Count(pair => Answer(pair.First.Id, pair.Second.Id).SequenceEqual(
            Answer(pair.Second.Id, pair.First.Id)));
        return new Measured(new ScorecardRow
        {
            Id = "p4.compose",
            Title = "Two concepts composed in either order give the same answer",
            Value = (double)equal / pairs.Count,
            Unit = "share",
            Interval = Wilson.Of(equal, pairs.Count),
            Samples = pairs.Count,
            Seeds = [context.Options.Seed],
            Goal = Goal.AtLeast(1),
            Note = "Free answers of one block, compared token by token.",
        });

        int[] Answer(int first, int second) => context.Demo.Decode(
            prompt,
            SteeredConcepts.Options(context.Demo) with
            {
                Steering = SteeredConcepts.Amplify(context.Demo, first) with
                {
                    Concepts = [],
                    Terms = [Term(first), Term(second)],
                },
            }).Tokens;

        SteeringTerm Term(int concept) =>
            new(ConceptKind.Known, concept, SteeredConcepts.Amplify(context.Demo, concept).Strength);
    }
}
