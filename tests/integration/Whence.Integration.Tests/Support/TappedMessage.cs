using System.Text;
using System.Text.Json.Nodes;

namespace Whence.Integration.Tests.Support;

/// <summary>A message as it went over the broker.</summary>
/// <param name="Exchange">Where it was published.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Properties">Its properties, headers among them.</param>
internal sealed record TappedMessage(string Exchange, byte[] Body, JsonNode Properties)
{
    /// <summary>Gets the name of its type, without namespace.</summary>
    public string Kind => Exchange[(Exchange.LastIndexOf(':') + 1)..];

    /// <summary>Gets its id.</summary>
    public string Id => Properties["message_id"]?.GetValue<string>() ?? "";

    /// <summary>Gets the message itself, without the envelope that names times and machines.</summary>
    public JsonNode Content => JsonNode.Parse(Body)!["message"]!;

    /// <summary>Gets all that a reader of the broker could see.</summary>
    public string Text => Encoding.UTF8.GetString(Body) + Properties.ToJsonString();

    public override string ToString() => $"{Kind} {Id}";
}
