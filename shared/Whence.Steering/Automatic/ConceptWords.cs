using Whence.Models.Concepts;

namespace Whence.Steering.Automatic;

/// <summary>The words that name concepts, split once, however many are looked up.</summary>
internal sealed class ConceptWords
{
    private const int ConceptsMax = 5;

    private readonly (string Name, IReadOnlyList<Text> Texts)[] _places;

    public ConceptWords(IEnumerable<ConceptEntry> entries)
    {
        ConceptEntry[] all = [.. entries];
        _places =
        [
            ("name", [.. all.Select(entry => new Text(entry, entry.Name))]),
            ("description", [.. all.Select(entry => new Text(entry, entry.Description))]),
            ("group", [.. all.Select(entry => new Text(entry, entry.Group))]),
        ];
    }

    /// <summary>Returns the first concepts that have a word in their name; if none does, in their description; if none
    /// does, in their group.</summary>
    public List<ConceptMatch> Match(string word, bool suppressed)
    {
        foreach (var (place, texts) in _places)
        {
            var found = texts.Where(text => text.Has(word)).Take(ConceptsMax)
                .Select(text => new ConceptMatch(word, text.Entry.Id, text.Entry.Name, place, suppressed)).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private sealed class Text(ConceptEntry entry, string? text)
    {
        private readonly HashSet<string> _words = [.. DescriptionWords.Split(text ?? "")];

        public ConceptEntry Entry => entry;

        public bool Has(string word) =>
            string.Equals(text, word, StringComparison.OrdinalIgnoreCase) || _words.Contains(word);
    }
}
