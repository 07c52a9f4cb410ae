namespace Whence.Tokenizer.Parity.Tests;

/// <summary>Marks a test that needs the npm package: it skips where that cannot be had, and fails on CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TiktokenFactAttribute : FactAttribute
{
    public TiktokenFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Skip = TiktokenPackage.WhyMissing;
        }
    }
}
