namespace Whence.Corpus.Sources.QuestionDesk;

/// <summary>A question and its answer, each a chunk on its own line.</summary>
internal sealed record Exchange(PairKind Question, PairKind Answer)
{
    /// <summary>Both halves show the same concepts; the answer adds its tone.</summary>
    public static Exchange Of(
        IReadOnlyList<string> concepts, string tone, string[] questions, string asides, string[] answers, string[] more)
    {
        var asked = questions.Select(text => $"\nQuestion: {text}").ToArray();
        var answered = answers.Select(text => $"\nAnswer: {text}").ToArray();
        return new Exchange(
            new PairKind([.. concepts, "question"], asked, [asides]),
            new PairKind(tone.Length > 0 ? [.. concepts, tone] : concepts, answered, more));
    }
}
