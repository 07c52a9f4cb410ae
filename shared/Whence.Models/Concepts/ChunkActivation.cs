namespace Whence.Models.Concepts;

/// <summary>How strongly every concept of a model is in a piece of text.</summary>
/// <param name="Tokens">The tokens of the piece.</param>
/// <param name="Known">The known concepts, by id.</param>
/// <param name="Discovered">The discovered concepts, by id; empty where the model has none.</param>
public sealed record ChunkActivation(int Tokens, KindActivation Known, KindActivation Discovered);
