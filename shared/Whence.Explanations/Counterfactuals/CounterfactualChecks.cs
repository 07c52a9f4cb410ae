using Whence.Engine.Attribution;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;

namespace Whence.Explanations.Counterfactuals;

/// <summary>Refuses questions that have no answer.</summary>
internal static class CounterfactualChecks
{
    public static void Check(RecordedGeneration generation, CounterfactualQuestion question)
    {
        var (edits, spans) = (question.Concepts.Count, question.Spans.Count);
        Require(edits + spans > 0, "nothing is changed; name a concept or a span of the prompt", "concepts");
        Require(
            edits == 0 || spans == 0,
            "concepts and spans are different questions, one about the heads and one about the input; ask one at a " +
            "time",
            "spans");
        Require(
            edits == 0 || question.Scale is null or TargetScale.Logit,
            "what concepts do adds up in logits alone; ask in logits",
            "scale");
        foreach (var span in question.Spans)
        {
            Require(
                span.StartToken >= 0 && span.StartToken < span.EndToken
                    && span.EndToken <= generation.Trace.Prompt.Count,
                $"the span from token {span.StartToken} to {span.EndToken} is not in the prompt; use tokens from 0 " +
                $"to {generation.Trace.Prompt.Count}",
                "spans");
        }
    }

    /// <summary>Returns the commits of the target, by their index.</summary>
    public static int[] Targets(RecordedGeneration generation, CounterfactualQuestion question)
    {
        var (target, commits) = (question.Target, generation.Trace.Commits);
        int[] targets =
        [
            .. Enumerable.Range(0, commits.Count)
                .Where(i => commits[i].Position >= target.StartPosition && commits[i].Position < target.EndPosition),
        ];
        Require(
            targets.Length > 0,
            $"no token was decided in {target.Name}, positions {target.StartPosition} to {target.EndPosition}; name " +
            "a target inside the answer",
            "target");
        return targets;
    }

    private static void Require(bool condition, string problem, string parameter)
    {
        if (!condition)
        {
            throw new ExplanationException($"This counterfactual cannot be answered: {problem}.", parameter);
        }
    }
}
