namespace Whence.Cli.Model;

/// <summary>The concepts of a model.</summary>
/// <param name="Known">Those that training was told.</param>
/// <param name="Discovered">Those that training found.</param>
/// <param name="Named">Known concepts with a name in the catalogue.</param>
internal sealed record ConceptInfo(int Known, int Discovered, int Named);
