using Whence.Tensors.Threading;

namespace Whence.Cli.Parity;

/// <summary>Runs every comparison for which a folder holds the reference's numbers.</summary>
internal static class ParityRunner
{
    public static IEnumerable<ParityCheck> Run(string folder, WorkerPool pool)
    {
        using var golden = new GoldenFolder(folder, pool);
        Func<GoldenFolder, IEnumerable<ParityCheck>>[] groups =
        [
            ForwardChecks.Run, RunChecks.Run, AttributionChecks.Run, GradientChecks.Run, OtherChecks.Run,
        ];
        foreach (var check in groups.SelectMany(group => group(golden)))
        {
            yield return check;
        }
    }
}
