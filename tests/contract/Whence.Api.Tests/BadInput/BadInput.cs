using System.Text;

namespace Whence.Api.Tests.BadInput;

/// <summary>One row of the catalogue: a request, and the answer that the documentation promises.</summary>
/// <param name="Id">Number of the case, and of the variant: 26.3.</param>
/// <param name="What">The input in a few words, as docs/BAD_INPUT.md shows it.</param>
/// <param name="Status">The promised status.</param>
/// <param name="Code">The promised code of the error, or null where the request is accepted.</param>
internal sealed record BadInput(string Id, string What, int Status, string? Code)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string Path { get; init; } = "/v1/generations";

    /// <summary>Gets the body; null for none.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets the field that the error names, where it has to name one.</summary>
    public string? Param { get; init; }

    /// <summary>Gets what the detail has to say, for example the nearest valid value.</summary>
    public string? Says { get; init; }

    /// <summary>Gets the state in which an accepted generation has to end.</summary>
    public string? Ends { get; init; }

    public static BadInput Json(string id, string what, int status, string? code, string body) =>
        new(id, what, status, code) { Body = Encoding.UTF8.GetBytes(body) };

    public override string ToString() => $"{Id} {What}";
}
