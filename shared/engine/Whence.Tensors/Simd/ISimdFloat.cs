namespace Whence.Tensors.Simd;

/// <summary>
/// A register of single-precision lanes. Kernels are written once against this interface and compiled by the JIT
/// for each width, because every implementation is a struct.
/// </summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
internal interface ISimdFloat<TSelf>
    where TSelf : struct, ISimdFloat<TSelf>
{
    /// <summary>Gets the number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf Broadcast(float value);

    /// <summary>Loads <see cref="Count"/> lanes, <paramref name="offset"/> elements after <paramref name="source"/>.
    /// </summary>
    static abstract TSelf Load(ref readonly float source, nuint offset);

    static abstract void Store(TSelf value, ref float destination, nuint offset);

    /// <summary>Returns left * right + addend, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    static abstract TSelf Max(TSelf left, TSelf right);

    static abstract TSelf Min(TSelf left, TSelf right);

    static abstract TSelf Exp(TSelf value);

    /// <summary>Returns the lanes of <paramref name="positive"/> where the condition lane is above zero, of
    /// <paramref name="other"/> elsewhere.</summary>
    static abstract TSelf WhereAboveZero(TSelf condition, TSelf positive, TSelf other);

    /// <summary>Returns the sum of all lanes.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>Returns the largest lane.</summary>
    static abstract float MaxLane(TSelf value);
}
