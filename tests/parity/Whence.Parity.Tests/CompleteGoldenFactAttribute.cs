namespace Whence.Parity.Tests;

/// <summary>Marks a test that needs the complete numbers beside the checkout, and says so where there are none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CompleteGoldenFactAttribute : FactAttribute
{
    public CompleteGoldenFactAttribute()
    {
        if (GoldenFolders.Complete.Count == 0)
        {
            Skip = "There is no ../shared/golden beside the checkout; tests/data/golden is compared in any case.";
        }
    }
}
