namespace Whence.Contracts.Tests;

public sealed class WireNameTests
{
    // A name is an address on the broker and lies in outboxes: a new one may be added, and none may change.
    private static readonly string[] Names =
    [
        "Whence.Contracts.Attribution.AttributeConcepts",
        "Whence.Contracts.Attribution.AttributionFailed",
        "Whence.Contracts.Attribution.ConceptsAttributed",
        "Whence.Contracts.Attribution.CounterfactualAnswered",
        "Whence.Contracts.Attribution.InputsAttributed",
        "Whence.Contracts.Decoding.BlockCommitted",
        "Whence.Contracts.Decoding.CancelDecode",
        "Whence.Contracts.Decoding.DecodeCancelled",
        "Whence.Contracts.Decoding.DecodeFailed",
        "Whence.Contracts.Decoding.DecodeGeneration",
        "Whence.Contracts.Decoding.GenerationDecoded",
        "Whence.Contracts.Generations.CancelGeneration",
        "Whence.Contracts.Generations.GenerationAccepted",
        "Whence.Contracts.Generations.GenerationCancelled",
        "Whence.Contracts.Generations.GenerationCompleted",
        "Whence.Contracts.Generations.GenerationFailed",
        "Whence.Contracts.Tokenization.PromptRefused",
        "Whence.Contracts.Tokenization.PromptTokenized",
        "Whence.Contracts.Tokenization.TokenizePrompt",
    ];

    [Fact]
    public void NameOf_EveryMessage_IsPinned()
    {
        Assert.Equal(Names, MessageTypes.All.Select(MessageTypes.NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Find_EveryName_ReturnsItsType()
    {
        Assert.All(Names, name => Assert.Equal(name, MessageTypes.NameOf(MessageTypes.Find(name))));
    }

    [Fact]
    public void Find_UnknownName_SaysSo()
    {
        var refusal = Assert.Throws<ArgumentException>(() => MessageTypes.Find("Whence.Contracts.Decoding.Nothing"));
        Assert.Contains("Nothing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MessageTypes_FoldersOfOwners_HoldNothingElse()
    {
        string[] owners = ["Attribution", "Decoding", "Generations", "Tokenization"];
        var types = typeof(MessageTypes).Assembly.GetExportedTypes()
            .Where(type => owners.Contains(type.Namespace!.Split('.')[^1]));
        Assert.Equal(
            types.Select(type => type.FullName).Order(StringComparer.Ordinal),
            MessageTypes.All.Select(type => type.FullName).Order(StringComparer.Ordinal));
    }
}
