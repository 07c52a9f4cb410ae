namespace Whence.Provenance.Vectors;

/// <summary>A part of a document with one set of its tokens masked.</summary>
/// <param name="Tokens">The part, masked.</param>
/// <param name="Outputs">The masked positions that are read, ascending, from the start of the part.</param>
/// <param name="Rows">The row that each of them fills.</param>
internal sealed record MaskedPass(int[] Tokens, int[] Outputs, int[] Rows);
