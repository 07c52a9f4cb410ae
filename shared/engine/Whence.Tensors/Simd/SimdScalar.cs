using System.Runtime.CompilerServices;

namespace Whence.Tensors.Simd;

/// <summary>One lane: the path that every machine has, and the tail of the wider ones.</summary>
internal readonly struct SimdScalar : ISimdFloat<SimdScalar>
{
    private readonly float _value;

    private SimdScalar(float value) => _value = value;

    public static int Count => 1;

    public static SimdScalar operator +(SimdScalar left, SimdScalar right) => new(left._value + right._value);

    public static SimdScalar operator -(SimdScalar left, SimdScalar right) => new(left._value - right._value);

    public static SimdScalar operator *(SimdScalar left, SimdScalar right) => new(left._value * right._value);

    public static SimdScalar operator /(SimdScalar left, SimdScalar right) => new(left._value / right._value);

    public static SimdScalar Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar Load(ref readonly float source, nuint offset) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdScalar value, ref float destination, nuint offset) =>
        Unsafe.Add(ref destination, offset) = value._value;

    public static SimdScalar MultiplyAdd(SimdScalar left, SimdScalar right, SimdScalar addend) =>
        new(MathF.FusedMultiplyAdd(left._value, right._value, addend._value));

    public static SimdScalar Max(SimdScalar left, SimdScalar right) => new(MathF.Max(left._value, right._value));

    public static SimdScalar Min(SimdScalar left, SimdScalar right) => new(MathF.Min(left._value, right._value));

    public static SimdScalar Exp(SimdScalar value) => new(MathF.Exp(value._value));

    public static SimdScalar WhereAboveZero(SimdScalar condition, SimdScalar positive, SimdScalar other) =>
        condition._value > 0 ? positive : other;

    public static float Sum(SimdScalar value) => value._value;

    public static float MaxLane(SimdScalar value) => value._value;
}
