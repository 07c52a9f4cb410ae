namespace Whence.Corpora.AttributionFiles;

/// <summary>Reads one action of an <c>ATTRIBUTION.md</c>.</summary>
internal static class AttributionAction
{
    /// <summary>The types that version 0.1 supports.</summary>
    public static readonly string[] Supported = ["star"];

    /// <summary>The types that it keeps for later versions.</summary>
    public static readonly string[] Reserved = ["sponsor", "follow", "credit_comment", "acknowledge"];

    /// <summary>The modes that it knows; both mean that a person is asked.</summary>
    public static readonly string[] Modes = ["suggest", "auto"];

    private static readonly string[] Fields = ["type", "platform", "mode"];

    /// <summary>Returns what it suggests, or null and a note why it is left out.</summary>
    public static AttributionSuggestion? Read(YamlNode node, int index, List<string> notes)
    {
        if (Fault(node) is { } fault)
        {
            notes.Add($"Action {index} was left out: {fault}.");
            return null;
        }

        var action = (YamlNode.Mapping)node;
        if (Text(action, "mode", Modes[0]) == "auto")
        {
            notes.Add($"Action {index} asks for the mode 'auto'; it is read as 'suggest'.");
        }

        return new AttributionSuggestion(Text(action, "type", "")!, Text(action, "platform", "github")!);
    }

    private static string? Fault(YamlNode node)
    {
        if (node is not YamlNode.Mapping action)
        {
            return "it has no fields";
        }

        if (action.Fields.Keys.FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
        {
            return $"the field '{unknown}' is unknown";
        }

        return (Text(action, "type", null), Text(action, "platform", "github"), Text(action, "mode", Modes[0])) switch
        {
            (null, _, _) => "its 'type' is missing or no text",
            (_, null, _) => "its 'platform' is no text",
            (_, _, var mode) when !Modes.Contains(mode) => "its 'mode' is neither 'suggest' nor 'auto'",
            var (type, _, _) when Reserved.Contains(type) => $"the type '{type}' is reserved for a later version",
            var (type, _, _) when !Supported.Contains(type) => $"the type '{type}' is unknown",
            _ => null,
        };
    }

    private static string? Text(YamlNode.Mapping action, string name, string? otherwise) =>
        action.Fields.TryGetValue(name, out var value)
            ? value is YamlNode.Scalar { IsText: true, Value.Length: > 0 } scalar ? scalar.Value : null
            : otherwise;
}
