namespace Whence.Tensors.Matrices;

/// <summary>
/// What a tile reads and where it writes: element (i, k) of the left operand is
/// <c>Left[i * LeftRow + k * LeftStep]</c>, which covers a row-major matrix and its transpose alike.
/// </summary>
internal unsafe struct TileArguments
{
    public float* Left;
    public nint LeftRow;
    public nint LeftStep;
    public nint Depth;
    public nint OutputRow;
    public bool Accumulate;
}
