using System.Runtime.InteropServices;
using Whence.Tensors.Simd;

namespace Whence.Scorecard;

/// <summary>The class of the machine, without its name.</summary>
internal static class Machine
{
    public static string Describe(int threads) =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {SimdSupport.Level}, "
        + $"{threads} threads, .NET {Environment.Version}";
}
