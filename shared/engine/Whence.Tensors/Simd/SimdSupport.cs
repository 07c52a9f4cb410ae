using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Tensors.Simd;

/// <summary>Chooses the SIMD path once, when the process starts.</summary>
public static class SimdSupport
{
    /// <summary>The environment variable that overrides the choice: <c>avx512</c>, <c>avx2</c> or <c>scalar</c>.
    /// </summary>
    public const string VariableName = "WHENCE_SIMD";

    /// <summary>Gets the widest path that this machine can run.</summary>
    public static SimdLevel Widest { get; } =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? SimdLevel.Avx512
        : Fma.IsSupported && Avx2.IsSupported ? SimdLevel.Avx2
        : SimdLevel.Scalar;

    /// <summary>Gets the path in use.</summary>
    public static SimdLevel Level { get; } = Choose(Environment.GetEnvironmentVariable(VariableName), Widest);

    /// <summary>Returns the requested level, or <paramref name="widest"/> when none is requested.</summary>
    /// <exception cref="InvalidOperationException">The name is unknown or the machine lacks the level.</exception>
    public static SimdLevel Choose(string? requested, SimdLevel widest)
    {
        if (string.IsNullOrWhiteSpace(requested))
        {
            return widest;
        }

        if (!Enum.TryParse<SimdLevel>(requested.Trim(), ignoreCase: true, out var level) || !Enum.IsDefined(level))
        {
            throw new InvalidOperationException(
                $"{VariableName}={requested} is not known; set it to avx512, avx2 or scalar, or leave it unset.");
        }

        return level <= widest
            ? level
            : throw new InvalidOperationException(
                $"{VariableName}={requested} needs instructions that this machine lacks; its widest level is " +
                $"{widest.ToString().ToLowerInvariant()}.");
    }
}
