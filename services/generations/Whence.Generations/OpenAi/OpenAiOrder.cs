using Whence.Generations.Requests;

namespace Whence.Generations.OpenAi;

/// <summary>A request through one of OpenAI's doors.</summary>
/// <param name="Order">What to accept, in whole blocks.</param>
/// <param name="TokensMax">How many tokens of the answer are returned.</param>
/// <param name="Stops">The strings before which the text ends.</param>
/// <param name="Stream">Whether and how it is streamed.</param>
internal sealed record OpenAiOrder(
    GenerationOrder Order, int TokensMax, IReadOnlyList<string> Stops, StreamWish Stream);
