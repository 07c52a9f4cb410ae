using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Whence.Corpora.AttributionFiles;

/// <summary>Reads one YAML document without anchors, aliases, tags, references or repeated fields.</summary>
internal sealed partial class StrictYaml
{
    private const int DepthMax = 16;
    private const int TextCharsMax = 200;

    private static readonly string[] References = ["$ref", "<<"];

    private readonly Parser _events;

    private StrictYaml(string text) => _events = new Parser(new StringReader(text));

    /// <exception cref="FormatException">The text is anything else.</exception>
    public static YamlNode Parse(string text)
    {
        try
        {
            return new StrictYaml(text).Document();
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // The parser reports some broken texts by the exceptions of a caller's mistake.
            throw new FormatException("its front matter is not YAML.", exception);
        }
    }

    private YamlNode Document()
    {
        _events.Consume<StreamStart>();
        if (!_events.TryConsume<DocumentStart>(out var start))
        {
            throw new FormatException("its front matter is empty.");
        }

        // The dashes around the block were taken off: any others begin another document.
        Require(start.IsImplicit, "its front matter has more than one document.");
        var root = Node(0);
        _events.Consume<DocumentEnd>();
        Require(_events.Accept<StreamEnd>(out _), "its front matter has more than one document.");
        return root;
    }

    private YamlNode Node(int depth)
    {
        Require(depth <= DepthMax, $"its front matter is nested deeper than {DepthMax} levels.");
        Require(!_events.Accept<AnchorAlias>(out _), "it uses an alias.");
        if (_events.Accept<NodeEvent>(out var node))
        {
            Require(node.Anchor.IsEmpty, "it uses an anchor.");
            Require(node.Tag.IsEmpty, $"it uses the tag '{node.Tag}'.");
        }

        if (_events.TryConsume<Scalar>(out var scalar))
        {
            Require(!scalar.Value.Any(IsUnprintable), "it uses a character that cannot be shown.");
            var isText = scalar.Style != ScalarStyle.Plain || !NoTextPattern().IsMatch(scalar.Value);
            return new YamlNode.Scalar(scalar.Value, isText && scalar.Value.Length <= TextCharsMax);
        }

        return _events.TryConsume<SequenceStart>(out _) ? List(depth) : Mapping(depth);
    }

    private YamlNode.List List(int depth)
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlNode.List(items);
    }

    private YamlNode.Mapping Mapping(int depth)
    {
        _events.Consume<MappingStart>();
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var name = Node(depth + 1) is YamlNode.Scalar { Value.Length: <= TextCharsMax } scalar
                ? scalar.Value : throw new FormatException("the name of a field is no short text.");
            Require(!References.Contains(name), $"it uses the reference '{name}'.");
            Require(fields.TryAdd(name, Node(depth + 1)), $"the field '{name}' is there twice.");
        }

        return new YamlNode.Mapping(fields);
    }

    // Format characters can reorder what a terminal shows.
    private static bool IsUnprintable(char character) => character is not ('\n' or '\t')
        && char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new FormatException(problem);
        }
    }

    // Null, truth values and numbers of the core schema (YAML 1.2.2, section 10.3.2), and the words of version 1.1.
    [GeneratedRegex(
        @"^(|~|null|true|false|yes|no|on|off|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-f]+|[-+]?\.inf|\.nan"
        + @"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTextPattern();
}
