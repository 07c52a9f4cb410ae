namespace Whence.Integration.Tests.Support;

/// <summary>A generation as an observer finds it.</summary>
/// <param name="Id">The generation.</param>
/// <param name="Endings">How many terminal events it has.</param>
internal sealed record FoundGeneration(Guid Id, int Endings);
