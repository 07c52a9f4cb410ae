using Whence.Keys;

namespace Whence.Gateway.Commands;

/// <summary>The words behind <c>keys</c>: options with values, one switch, and at most one name.</summary>
internal sealed class KeyArguments
{
    private const string Json = "--json";

    private readonly Dictionary<string, List<string>> _options = [];

    public KeyArguments(IReadOnlyList<string> words, params string[] known)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            if (word == Json)
            {
                IsJson = true;
            }
            else if (!word.StartsWith("--", StringComparison.Ordinal) && Name is null)
            {
                Name = word;
            }
            else if (!known.Contains(word))
            {
                throw new KeyException(
                    $"'{word}' is not an option here; there are {string.Join(", ", [.. known, Json])}.");
            }
            else if (++index < words.Count)
            {
                Values(word).Add(words[index]);
            }
            else
            {
                throw new KeyException($"{word} needs a value.");
            }
        }
    }

    public bool IsJson { get; }

    public string? Name { get; }

    public IReadOnlyList<string> All(string option) => Values(option);

    public string? One(string option) => Values(option) is [] ? null : Values(option)[^1];

    public T? Number<T>(string option)
        where T : struct, IParsable<T> =>
        One(option) is not { } text ? null
            : T.TryParse(text, null, out var number) ? number
            : throw new KeyException($"{option} is '{text}' but must be a whole number.");

    private List<string> Values(string option) =>
        _options.TryGetValue(option, out var values) ? values : _options[option] = [];
}
