using Whence.Engine.Concepts;
using Whence.Models.Concepts;

namespace Whence.Catalogue.Search;

/// <summary>A concept that search found.</summary>
/// <param name="Kind">Known or discovered.</param>
/// <param name="Entry">What the catalogue says about it.</param>
/// <param name="Score">Higher is better; comparable within one search.</param>
/// <param name="Match">How its best word matched: whole-word or prefix.</param>
public sealed record SearchHit(ConceptKind Kind, ConceptEntry Entry, double Score, string Match);
