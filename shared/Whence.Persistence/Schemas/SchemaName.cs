using System.Text.RegularExpressions;

namespace Whence.Persistence.Schemas;

/// <summary>The schema that a context's tables live in.</summary>
/// <typeparam name="TContext">The context.</typeparam>
internal sealed partial record SchemaName<TContext>
{
    public SchemaName(string value) => Value = Identifier().IsMatch(value)
        ? value
        : throw new ArgumentException($"{value} is no name of a schema; use small letters, digits and underscores.");

    /// <summary>Gets the name; it goes into statements as it is.</summary>
    public string Value { get; }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Identifier();
}
