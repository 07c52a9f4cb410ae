using Whence.Cli.Explain;
using Whence.Explanations.Inputs;
using Whence.Tracing.Evidence;

namespace Whence.Cli.Trace;

/// <summary>The part of an answer that is traced: its text, its tokens, and the vectors that decided them.</summary>
internal static class TracedPart
{
    public static TracedAnswer Of(RecordedAnswer answer, AnswerTarget target)
    {
        var (trace, tokenizer) = (answer.Generation.Trace, answer.Model.Package.Tokenizer);
        var (start, end) = answer.Characters(target);
        var commits = trace.Commits.Index()
            .Where(commit => commit.Item.Position >= target.StartPosition && commit.Item.Position < target.EndPosition)
            .Where(commit => !tokenizer.IsSpecial(commit.Item.Token))
            .OrderBy(commit => commit.Item.Position)
            .ToList();
        return new TracedAnswer(
            answer.Units.Text,
            answer.Targets.Answer,
            start,
            end,
            [.. commits.Select(commit => commit.Item.Token)],
            [.. commits.Select(commit => trace.Composed[commit.Index])]);
    }
}
