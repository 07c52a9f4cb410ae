using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>
/// An answer to a message with a hidden note, and the token that betrays the note: the first decided that belongs to a
/// word of the tone, has a probability of at least one half where it stands, so that nothing is likelier, and has one
/// of less than a half when the note says the opposite and the answer so far is the same. Many words of the tone follow
/// from what is decided before ("stop" makes "wasting our time"): then no part of the prompt decides them, and there is
/// nothing to find.
/// </summary>
/// <param name="Answer">The answer.</param>
/// <param name="Target">The token.</param>
internal sealed record Betrayal(DemoCase Answer, AnswerTarget Target)
{
    private const int Blocks = 1;
    private const double Likely = 0.5;

    /// <summary>Answers the message with its note; null where no word of the tone hangs on it.</summary>
    public static Betrayal? Find(SuiteContext context, PlantedInstruction instruction)
    {
        var answer = new DemoCase(context.Demo, instruction.PromptWith, Blocks);
        var opposite = context.DemoTruths.HiddenInstruction.Select(other => other.Note)
            .FirstOrDefault(note => note != instruction.Note) ?? "";
        var first = First(
            answer.Result.Trace.Commits,
            Tone(answer.Targets, instruction.ExpectedWordsWith),
            Chances(context, answer, instruction.PromptWith),
            Chances(context, answer, opposite + instruction.PromptWithout));
        return first is null ? null : new Betrayal(answer, first);
    }

    /// <summary>Returns the first target that the note made; null where there is none.</summary>
    /// <param name="commits">The tokens of the answer as they were decided.</param>
    /// <param name="tone">The tokens of words of the tone.</param>
    /// <param name="own">[commits], their probabilities under the note.</param>
    /// <param name="opposite">[commits], those under the opposite one.</param>
    internal static AnswerTarget? First(
        IReadOnlyList<Commit> commits,
        IReadOnlyList<AnswerTarget> tone,
        IReadOnlyList<double> own,
        IReadOnlyList<double> opposite) =>
        commits.Where((_, i) => own[i] >= Likely && opposite[i] < Likely)
            .Select(commit => tone.FirstOrDefault(target => target.StartPosition == commit.Position))
            .FirstOrDefault(target => target is not null);

    // How likely each token would have been after a prompt, with the same answer so far.
    private static double[] Chances(SuiteContext context, DemoCase answer, string prompt)
    {
        var (trace, tokens) = (answer.Result.Trace, context.Demo.Encode(prompt));
        var shift = tokens.Length - trace.Prompt.Count;
        var twin = DecodeTrace.FromCommits(
            tokens, trace.Length + shift, trace.Mask,
            trace.Commits.Select(commit => commit with { Position = commit.Position + shift }));
        using var replay = new SnapshotReplay(context.Demo.Denoiser, answer.Generation with { Trace = twin });
        var replayed = replay.Replay([.. Enumerable.Range(0, trace.Commits.Count)], [[]]);
        return [.. replayed.LogProbabilities[0].Select(chance => Math.Exp(chance))];
    }

    // The tokens of the words by which a tone shows.
    private static List<AnswerTarget> Tone(AnswerTargets targets, IReadOnlyList<string> words)
    {
        var spans = words
            .Select(word => (Start: targets.Answer.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length))
            .Where(span => span.Start >= 0).ToList();
        var (end, inside) = (0, new List<AnswerTarget>());
        for (var i = 0; i < targets.Tokens; i++)
        {
            var target = targets.Find($"token:{i}");
            var start = targets.Answer.IndexOf(target.Text, end, StringComparison.Ordinal);
            end = start + target.Text.Length;
            if (spans.Any(span => span.Start < end && span.Start + span.Length > start))
            {
                inside.Add(target);
            }
        }

        return inside;
    }
}
