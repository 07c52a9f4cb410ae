using Whence.Engine.Diffusion;
using Whence.Engine.Replay;
using Whence.Explanations.Inputs;
using Whence.Scorecard.Truths;

namespace Whence.Scorecard.Suites.PromptTokens;

/// <summary>
/// An answer to a message with a hidden note, and the token that betrays the note: the first decided that belongs to a
/// word of the tone and that would more likely be another if the note said the opposite. Many words of the tone follow
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
        var chances = Chances(context, answer, opposite + instruction.PromptWithout);
        var tone = Tone(answer.Targets, instruction.ExpectedWordsWith);
        var betraying = answer.Result.Trace.Commits.Zip(chances).Where(pair => pair.Second < Likely)
            .Select(pair => tone.Find(target => target.StartPosition == pair.First.Position)).OfType<AnswerTarget>();
        return betraying.FirstOrDefault() is { } first ? new Betrayal(answer, first) : null;
    }

    // How likely each token would have been after another prompt, with the same answer so far.
    private static IEnumerable<double> Chances(SuiteContext context, DemoCase answer, string prompt)
    {
        var (trace, tokens) = (answer.Result.Trace, context.Demo.Encode(prompt));
        var shift = tokens.Length - trace.Prompt.Count;
        var twin = DecodeTrace.FromCommits(
            tokens, trace.Length + shift, trace.Mask,
            trace.Commits.Select(commit => commit with { Position = commit.Position + shift }));
        using var replay = new SnapshotReplay(context.Demo.Denoiser, answer.Generation with { Trace = twin });
        var replayed = replay.Replay([.. Enumerable.Range(0, trace.Commits.Count)], [[]]);
        return replayed.LogProbabilities[0].Select(chance => Math.Exp(chance));
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
