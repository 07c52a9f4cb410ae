using System.Xml.Linq;
using Whence.Testing;

namespace Whence.Contracts.Tests;

public sealed class ContentTests
{
    // Texts that are ours: ids, names, digests, codes, and sentences that name no content.
    private static readonly string[] Allowed =
    [
        "AttributionFailed.Code", "AttributionFailed.Detail", "CancelGeneration.TenantId",
        "CounterfactualAnswered.ModelDigest",
        "CounterfactualAnswered.Principal", "CounterfactualAnswered.TenantId", "DecodeFailed.Code",
        "DecodeFailed.Detail",
        "DecodeGeneration.TenantId", "GenerationAccepted.Model", "GenerationAccepted.ModelDigest",
        "GenerationAccepted.Principal", "GenerationAccepted.TenantId", "GenerationCancelled.TenantId",
        "GenerationCompleted.StopReason", "GenerationCompleted.TenantId", "GenerationDecoded.Backend",
        "GenerationDecoded.ModelDigest", "GenerationFailed.Code", "GenerationFailed.Detail",
        "GenerationFailed.TenantId", "InputsAttributed.ErrorName", "InputsAttributed.Method",
        "InputsAttributed.ModelDigest", "InputsAttributed.Principal", "InputsAttributed.TenantId",
        "InputsAttributed.Version", "PayloadReference.Digest", "PromptRefused.Code", "PromptRefused.Detail",
    ];

    [Fact]
    public void Messages_TextProperties_AreOnTheList()
    {
        var texts = MessageTypes.All.SelectMany(Texts).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Allowed.Order(StringComparer.Ordinal), texts);
    }

    [Fact]
    public void Texts_OfAMessageWithAPrompt_NameIt()
    {
        Assert.Equal(["Leaky.Prompt", "Turn.Content"], Texts(typeof(Leaky)));
    }

    [Fact]
    public void Project_References_AreNone()
    {
        var project = XDocument.Load(RepositoryRoot.Locate("shared", "Whence.Contracts", "Whence.Contracts.csproj"));
        Assert.DoesNotContain(
            project.Descendants(),
            element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference");
    }

    // Bytes, ids of tokens and free-form members could carry content as well.
    private static IEnumerable<string> Texts(Type type) => type.GetProperties()
        .Where(property => property.Name != "EqualityContract")
        .SelectMany(property => Carries(property.PropertyType)
            ? [$"{type.Name}.{property.Name}"]
            : Parts(property.PropertyType).SelectMany(Texts));

    private static bool Carries(Type type) =>
        type == typeof(string) || type == typeof(object) || type == typeof(char)
        || Parts(type).Any(part => part == typeof(string) || part == typeof(byte) || part == typeof(int));

    private static Type[] Parts(Type type) => type switch
    {
        { IsArray: true } => [type.GetElementType()!],
        _ when Nullable.GetUnderlyingType(type) is not null => [],
        { IsGenericType: true } => type.GetGenericArguments(),
        { IsClass: true } when type != typeof(string) && type != typeof(object) => [type],
        _ => [],
    };

    private sealed record Leaky(Guid Id, string Prompt, IReadOnlyList<Turn> Turns);

    private sealed record Turn(string Content);
}
