using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whence.Tensors.Simd;

/// <summary>8 lanes in one 256-bit register.</summary>
internal readonly struct Simd256 : ISimdFloat<Simd256>
{
    private readonly Vector256<float> _value;

    private Simd256(Vector256<float> value) => _value = value;

    public static int Count => 8;

    public static Simd256 operator +(Simd256 left, Simd256 right) => new(left._value + right._value);

    public static Simd256 operator -(Simd256 left, Simd256 right) => new(left._value - right._value);

    public static Simd256 operator *(Simd256 left, Simd256 right) => new(left._value * right._value);

    public static Simd256 operator /(Simd256 left, Simd256 right) => new(left._value / right._value);

    public static Simd256 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 Load(ref readonly float source, nuint offset) =>
        new(Vector256.LoadUnsafe(in source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256 value, ref float destination, nuint offset) =>
        value._value.StoreUnsafe(ref destination, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256 MultiplyAdd(Simd256 left, Simd256 right, Simd256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._value, right._value, addend._value));

    public static Simd256 Max(Simd256 left, Simd256 right) => new(Vector256.Max(left._value, right._value));

    public static Simd256 Min(Simd256 left, Simd256 right) => new(Vector256.Min(left._value, right._value));

    public static Simd256 Exp(Simd256 value) => new(Vector256.Exp(value._value));

    public static Simd256 WhereAboveZero(Simd256 condition, Simd256 positive, Simd256 other) => new(
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(condition._value, Vector256<float>.Zero), positive._value, other._value));

    public static float Sum(Simd256 value) => Vector256.Sum(value._value);

    public static float MaxLane(Simd256 value)
    {
        var max = float.NegativeInfinity;
        for (var lane = 0; lane < 8; lane++)
        {
            max = MathF.Max(max, value._value[lane]);
        }

        return max;
    }
}
