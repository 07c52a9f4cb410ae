namespace Whence.Corpus.Sources.Drafting;

/// <summary>A name with the pronouns that agree with it.</summary>
internal sealed record Person(string Name, string Subject, string Possessive, string Objective)
{
    internal static Person Woman(string name) => new(name, "she", "her", "her");

    internal static Person Man(string name) => new(name, "he", "his", "him");
}
