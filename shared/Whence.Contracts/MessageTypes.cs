using Whence.Contracts.Attribution;
using Whence.Contracts.Decoding;
using Whence.Contracts.Generations;
using Whence.Contracts.Tokenization;

namespace Whence.Contracts;

/// <summary>Every message there is, by its wire name: the full name of its type.</summary>
public static class MessageTypes
{
    private static readonly Dictionary<string, Type> ByName = new Type[]
    {
        typeof(AttributeConcepts),
        typeof(AttributionFailed),
        typeof(ConceptsAttributed),
        typeof(CounterfactualAnswered),
        typeof(InputsAttributed),
        typeof(BlockCommitted),
        typeof(CancelDecode),
        typeof(DecodeCancelled),
        typeof(DecodeFailed),
        typeof(DecodeGeneration),
        typeof(GenerationDecoded),
        typeof(CancelGeneration),
        typeof(GenerationAccepted),
        typeof(GenerationCancelled),
        typeof(GenerationCompleted),
        typeof(GenerationFailed),
        typeof(PromptRefused),
        typeof(PromptTokenized),
        typeof(TokenizePrompt),
    }.ToDictionary(type => type.FullName!);

    /// <summary>Gets the messages.</summary>
    public static IReadOnlyCollection<Type> All => ByName.Values;

    /// <summary>Returns the wire name of a message.</summary>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ByName.ContainsKey(type.FullName!) ? type.FullName! : throw Unknown(type.FullName!);
    }

    /// <summary>Returns the type of a wire name.</summary>
    /// <exception cref="ArgumentException">There is no such message.</exception>
    public static Type Find(string name) => ByName.GetValueOrDefault(name) ?? throw Unknown(name);

    private static ArgumentException Unknown(string name) =>
        new($"{name} is no message of Whence.Contracts; list it in MessageTypes.");
}
