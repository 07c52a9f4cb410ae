using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whence.Tensors.Simd;

/// <summary>16 lanes in one 512-bit register.</summary>
internal readonly struct Simd512 : ISimdFloat<Simd512>
{
    private readonly Vector512<float> _value;

    private Simd512(Vector512<float> value) => _value = value;

    public static int Count => 16;

    public static Simd512 operator +(Simd512 left, Simd512 right) => new(left._value + right._value);

    public static Simd512 operator -(Simd512 left, Simd512 right) => new(left._value - right._value);

    public static Simd512 operator *(Simd512 left, Simd512 right) => new(left._value * right._value);

    public static Simd512 operator /(Simd512 left, Simd512 right) => new(left._value / right._value);

    public static Simd512 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 Load(ref readonly float source, nuint offset) =>
        new(Vector512.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512 value, ref float destination, nuint offset) =>
        value._value.StoreUnsafe(ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512 MultiplyAdd(Simd512 left, Simd512 right, Simd512 addend) =>
        new(Vector512.FusedMultiplyAdd(left._value, right._value, addend._value));

    public static Simd512 Max(Simd512 left, Simd512 right) => new(Vector512.Max(left._value, right._value));

    public static Simd512 Min(Simd512 left, Simd512 right) => new(Vector512.Min(left._value, right._value));

    public static Simd512 Exp(Simd512 value) => new(Vector512.Exp(value._value));

    public static Simd512 WhereAboveZero(Simd512 condition, Simd512 positive, Simd512 other) => new(
        Vector512.ConditionalSelect(
            Vector512.GreaterThan(condition._value, Vector512<float>.Zero), positive._value, other._value));

    public static float Sum(Simd512 value) => Vector512.Sum(value._value);

    public static float MaxLane(Simd512 value)
    {
        var max = float.NegativeInfinity;
        for (var lane = 0; lane < 16; lane++)
        {
            max = MathF.Max(max, value._value[lane]);
        }

        return max;
    }
}
