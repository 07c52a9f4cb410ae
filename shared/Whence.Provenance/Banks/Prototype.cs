using System.Runtime.InteropServices;

namespace Whence.Provenance.Banks;

/// <summary>A prototype, as the bank's files hold it: a place in the training text and the places that resemble it.
/// </summary>
/// <param name="First">Its first member among all members.</param>
/// <param name="Count">How many members it has, the exemplar included; the exemplar is the first.</param>
/// <param name="Coherence">|Σ u| / N of the centred unit vectors u: 1 when all point one way.</param>
/// <param name="MeanDistance">The mean cosine distance of the members to the exemplar.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct Prototype(long First, int Count, float Coherence, float MeanDistance);
