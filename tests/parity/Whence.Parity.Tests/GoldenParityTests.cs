using Whence.Cli.Parity;
using Whence.Tensors.Threading;

namespace Whence.Parity.Tests;

/// <summary>The engine is the same function as the reference implementation.</summary>
public sealed class GoldenParityTests
{
    // The least number of comparisons that a folder must give ground for.
    private const int ChecksMin = 20;

    [Theory]
    [MemberData(nameof(GoldenFolders.Names), MemberType = typeof(GoldenFolders))]
    public void Run_FolderOfTheTests_PassesEveryCheck(string name) => PassesEveryCheck(GoldenFolders.Locate(name));

    [CompleteGoldenFact]
    public void Run_CompleteFolders_PassEveryCheck()
    {
        foreach (var folder in GoldenFolders.Complete)
        {
            PassesEveryCheck(folder);
        }
    }

    [Fact]
    public void Run_TwoWorkers_ReportsTheSameErrors()
    {
        using var pool = new WorkerPool(2);
        var folder = GoldenFolders.Locate("instruct");
        Assert.Equal(ParityRunner.Run(folder, WorkerPool.CallerOnly), ParityRunner.Run(folder, pool));
    }

    private static void PassesEveryCheck(string folder)
    {
        var checks = ParityRunner.Run(folder, WorkerPool.CallerOnly).ToList();
        var misses = checks.Where(check => !check.Passed)
            .Select(check => $"{check.Name}: {check.LargestError:E1} {check.Note}");
        Assert.True(
            checks.All(check => check.Passed), $"{Path.GetFileName(folder)}\n{string.Join("\n", misses)}");
        Assert.True(
            checks.Count(check => !check.Skipped) >= ChecksMin,
            $"{folder} gives ground for {checks.Count(check => !check.Skipped)} checks only");
    }
}
