namespace Whence.Corpus.Rulebook;

/// <summary>A question whose answer is looked up by the words of a note.</summary>
/// <param name="Family">How.</param>
/// <param name="Question">The word that asks.</param>
/// <param name="Words">The words that decide: any number for <see cref="RuleFamily.Single"/>, else two.</param>
/// <param name="Answers">Single: one per word, then that of none. And, or, cancel: then, otherwise. Oppose: that of the
/// first word, of the second, of none.</param>
internal sealed record Rule(
    RuleFamily Family, string Question, IReadOnlyList<string> Words, IReadOnlyList<string> Answers)
{
    /// <summary>Returns the answer to a note that holds these of the rule's words.</summary>
    public string Answer(IReadOnlyCollection<string> present) => Family switch
    {
        RuleFamily.Single => Answers[present.Count == 0 ? ^1 : IndexOf(present.Single())],
        RuleFamily.And => Answers[present.Count == 2 ? 0 : 1],
        RuleFamily.Or => Answers[present.Count > 0 ? 0 : 1],
        RuleFamily.Cancel => Answers[present.Contains(Words[0]) && present.Count == 1 ? 0 : 1],
        _ => Answers[present.Count == 0 ? 2 : present.Contains(Words[0]) ? 0 : 1],
    };

    private Index IndexOf(string word) => Words.ToList().IndexOf(word);
}
