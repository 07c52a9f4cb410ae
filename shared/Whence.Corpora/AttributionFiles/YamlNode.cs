namespace Whence.Corpora.AttributionFiles;

/// <summary>A value in YAML: a mapping, a list, or a scalar.</summary>
internal abstract record YamlNode
{
    public sealed record Mapping(IReadOnlyDictionary<string, YamlNode> Fields) : YamlNode;

    public sealed record List(IReadOnlyList<YamlNode> Items) : YamlNode;

    /// <param name="Value">The characters.</param>
    /// <param name="IsText">Whether they are a short text, and not a number, a truth value or nothing.</param>
    public sealed record Scalar(string Value, bool IsText) : YamlNode;
}
